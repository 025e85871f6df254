import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** A file as it is served: compressed once, however often it is asked for. */
export interface Asset {
  readonly mediaType: string;
  /** A strong validator of the content, quoted. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The content in an encoding. */
  in(encoding: Encoding): Buffer;
}

/** The encodings that a client can ask for. */
export type Encoding = "br" | "gzip" | "identity";

/** Above this size the best compression of Brotli takes seconds. */
const LARGE = 200_000;

/**
 * Makes a file ready to be served.
 *
 * @param content - the file's content
 * @param mediaType - its media type, without a charset
 * @param headers - headers to send with it, beside those of its content
 * @returns the asset; it is compressed when it is first asked for
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
