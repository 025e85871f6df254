import { essenceOf } from "@error-contract/contract";
import Negotiator from "negotiator";
import type { Asset, Encoding } from "./asset.ts";

/** A request for a page. */
export interface PageRequest {
  /** The path of the URL, without its query. */
  readonly path: string;
  /** The headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A response, independent of the framework. */
export interface PageResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers to send. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, in the negotiated encoding; empty for a 304. */
  readonly body: Buffer;
}

const NOTHING = Buffer.alloc(0);

/**
 * Selects one of several forms of a page by content negotiation: the media type and encoding that the client prefers.
 *
 * @param assets - the forms; the first is the default
 * @param request - the request
 * @param status - the HTTP status of the response; by default 200
 * @returns the response; a 304 if the client has this form
 * @example respond([assetOf(page, "text/html"), assetOf(text, "text/markdown")], { path: "/", headers: request.headers });
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

/** The smallest encoding that the client accepts, because browsers list gzip first. */
function encodingOf(accepted: readonly string[]): Encoding {
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding)) ?? "identity";
}

function matches(sent: string | readonly string[] | undefined, etag: string): boolean {
  const tags = [sent ?? []].flat().flatMap((value) => value.split(","));
  return tags.some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
}
