import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** A file to serve. It is compressed once per encoding. */
export interface Asset {
  /** The media type, with its charset. */
  readonly mediaType: string;
  /** A strong validator of the content, quoted. */
  readonly etag: string;
  /** Further headers of the response. */
  readonly headers: Readonly<Record<string, string>>;
  /** The content in an encoding. */
  in(encoding: Encoding): Buffer;
}

/** The encodings that a client can ask for. */
export type Encoding = "br" | "gzip" | "identity";

/** Above this size, in bytes, Brotli's best compression takes seconds. */
const LARGE = 200_000;

/**
 * Prepares a file for serving.
 *
 * @param content - the file's content
 * @param mediaType - its media type, without a charset
 * @param headers - further headers of the response
 * @returns the asset, compressed on first use
 * @example assetOf("<h1>Orders</h1>", "text/html");
 */
export function assetOf(content: string, mediaType: string, headers: Readonly<Record<string, string>> = {}): Asset {
  const identity = Buffer.from(content);
  const compressed = new Map<Encoding, Buffer>([["identity", identity]]);
  return {
    mediaType: `${mediaType}; charset=utf-8`,
    etag: `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
    headers,
    in(encoding) {
      const known = compressed.get(encoding);
      if (known) return known;
      const made = encoding === "br" ? brotli(identity) : gzipSync(identity, { level: 9 });
      compressed.set(encoding, made);
      return made;
    },
  };
}

function brotli(content: Buffer): Buffer {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 6 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
