import { isJson, type Json } from "@error-contract/contract";
import { type Asset, assetOf, respond } from "@error-contract/docs/serve";
import type { FastifyInstance } from "fastify";

/** What the console is served from. */
export interface ConsoleOptions {
  /** The built files, by their paths below `/console/`. */
  readonly files: ReadonlyMap<string, string>;
  /** The document that the server serves. */
  readonly document: Json;
  /** The URL at which callers reach the API, without a trailing slash: the audience of tokens. */
  readonly baseUrl: string;
  /** Whether the reference is served at `/docs`. */
  readonly hasReference: boolean;
}

/** Allows the console's own script and style sheet, `data:` images and calls to its own server, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PROTECTION = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
};

/** The name of a built file contains a hash of its content. */
const FOREVER = { "cache-control": "public, max-age=31536000, immutable" };

/**
 * Serves the console, the web page of the error log, at `/console/`.
 *
 * @param app - the server
 * @param options - the built files, and what the page needs to know about the server
 */
export function serveConsole(app: FastifyInstance, { files, document, baseUrl, hasReference }: ConsoleOptions): void {
  const { info } = document;
  const title = isJson(info) && typeof info["title"] === "string" ? info["title"] : undefined;
  const settings = { baseUrl, title, ...(hasReference && { reference: "../docs" }) };
  const assets = new Map<string, Asset>([["service.json", assetFor("service.json", JSON.stringify(settings))]]);
  for (const [path, content] of files) assets.set(path, assetFor(path, content));

  app.get("/console", { exposeHeadRoute: true }, (_request, reply) => reply.redirect("/console/", 308));
  app.get("/console/*", { exposeHeadRoute: true }, (request, reply) => {
    const [path = ""] = request.url.split("?");
    const asset = assets.get(path.slice("/console/".length) || "index.html");
    if (asset === undefined) return reply.callNotFound();
    const answer = respond([asset], { path, headers: request.headers });
    // Bypasses the plugin, as the documentation does: this is not an operation of the document.
    reply.hijack();
    reply.raw
      .writeHead(answer.status, { ...answer.headers, ...PROTECTION })
      .end(request.method === "HEAD" ? undefined : answer.body);
  });
}

function assetFor(path: string, content: string): Asset {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  return assetOf(content, TYPES[ending] ?? "text/plain", path.startsWith("assets/") ? FOREVER : {});
}
