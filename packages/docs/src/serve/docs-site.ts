import { type ContractModel, isJson, readErrorContract } from "@error-contract/contract";
import { type Asset, assetOf } from "./asset.ts";
import { contentPolicy } from "./content-policy.ts";
import { type ErrorSite, errorSite } from "./error-site.ts";
import { respond } from "./respond.ts";
import { splitReference } from "./split-reference.ts";

/** Options of {@link docsSite}. */
export interface DocsSiteOptions {
  /** The bundled document that the server serves. */
  readonly document: unknown;
  /** The URL of the server, which replaces the document's server URL. */
  readonly baseUrl: string;
  /**
   * The result of `renderReference` for the same document.
   *
   * @default no reference at `/docs`
   */
  readonly reference?: string | undefined;
  /**
   * The module of the API's generated client.
   *
   * @default no TypeScript samples
   */
  readonly clientModule?: string | undefined;
}

/** Redoc computes its styles at run time. Scripts are allowed by hash, or from this server. */
const REDOC_SOURCES = {
  "style-src": ["'unsafe-inline'"],
  "script-src": ["'self'"],
  "img-src": ["data:"],
  "font-src": ["data:"],
  "connect-src": ["data:"],
} as const;

/**
 * Serves the documentation of an API: the reference at `/docs`, the error dictionary at `/errors/`, `/llms.txt`.
 *
 * @param options - the document and its URL
 * @returns a function that responds to a request; `undefined` for a path that is not documentation
 * @example
 * const site = docsSite({ document, baseUrl: "http://127.0.0.1:4010", reference });
 * site({ path: "/errors/not_found", headers: {} })?.status; // 200
 */
export function docsSite({ document, baseUrl, reference, clientModule }: DocsSiteOptions): ErrorSite {
  const moved = atAddress(document, baseUrl);
  const model: ContractModel = readErrorContract(moved);
  const docsUrl = reference === undefined ? undefined : "docs";
  const errors = errorSite(model, { document: moved, baseUrl, docsUrl, clientModule });
  const files = reference === undefined ? new Map<string, Asset>() : referenceFiles(reference, document, baseUrl);
  return (request) => {
    const file = files.get(request.path);
    return file ? respond([file], request) : errors(request);
  };
}

function referenceFiles(reference: string, document: unknown, baseUrl: string): ReadonlyMap<string, Asset> {
  const server = serverOf(document);
  const { html, files } = splitReference(
    server === undefined ? reference : reference.replaceAll(server, baseUrl),
    "docs",
  );
  const policy = { "content-security-policy": contentPolicy(html, REDOC_SOURCES) };
  return new Map([
    ["/docs", assetOf(html, "text/html", policy)],
    ...[...files].map(([path, { content, mediaType }]) => {
      const forever = { "cache-control": "public, max-age=31536000, immutable" };
      return [`/${path}`, assetOf(content, mediaType, forever)] as const;
    }),
  ]);
}

/** Replaces the document's server URL with the actual one, including in its examples. */
function atAddress(document: unknown, baseUrl: string): unknown {
  const server = serverOf(document);
  return server === undefined ? document : JSON.parse(JSON.stringify(document).replaceAll(server, baseUrl));
}

function serverOf(document: unknown): string | undefined {
  const servers = isJson(document) ? document["servers"] : undefined;
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  const url = isJson(first) ? first["url"] : undefined;
  return typeof url === "string" && /^https?:\/\/[^{}]+$/.test(url) ? url.replace(/\/+$/, "") : undefined;
}
