import { essenceOf } from "@error-contract/contract";
import Negotiator from "negotiator";
import type { Asset, Encoding } from "./asset.ts";

/** What the answer depends on. Header names are in lower case, as Node gives them. */
export interface PageRequest {
  /** The path of the URL, without its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** An answer, for whatever sends it. */
export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const NOTHING = Buffer.alloc(0);

/**
 * Answers with one of several forms of a page: in the media type and the encoding that the client likes best.
 *
 * @param assets - the forms; the first is sent to a client that has no preference
 * @param request - the request
 * @param status - the status of the answer
 * @returns the answer: 304 when the client has this very form already
 */
export function respond(assets: readonly [Asset, ...Asset[]], { headers }: PageRequest, status = 200): PageResponse {
  const negotiator = new Negotiator({ headers: { ...headers } });
  const essences = assets.map(({ mediaType }) => essenceOf(mediaType));
  const preferred = negotiator.mediaType(essences);
  const asset = assets[essences.indexOf(preferred ?? "")] ?? assets[0];
  const encoding = encodingOf(negotiator.encodings(["br", "gzip", "identity"]));
  const etag = encoding === "identity" ? asset.etag : `${asset.etag.slice(0, -1)}-${encoding}"`;
  const common = {
    etag,
    vary: assets.length > 1 ? "Accept, Accept-Encoding" : "Accept-Encoding",
    "cache-control": "public, max-age=0, must-revalidate",
    ...asset.headers,
  };
  if (status === 200 && matches(headers["if-none-match"], etag)) return { status: 304, headers: common, body: NOTHING };
  const body = asset.in(encoding);
  return {
    status,
    headers: {
      ...common,
      "content-type": asset.mediaType,
      "content-length": String(body.length),
      "x-content-type-options": "nosniff",
      ...(encoding !== "identity" && { "content-encoding": encoding }),
    },
    body,
  };
}

/** The smallest that the client accepts. Browsers list gzip first, out of habit. */
function encodingOf(accepted: readonly string[]): Encoding {
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding)) ?? "identity";
}

function matches(sent: string | readonly string[] | undefined, etag: string): boolean {
  const tags = [sent ?? []].flat().flatMap((value) => value.split(","));
  return tags.some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
}
