import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { REDOC_END, REDOC_START } from "../reference/reading-view.ts";
import { manyStyles } from "../testing/documents.ts";
import { docsSite } from "./docs-site.ts";

const [nested] = manyStyles;
const document = { ...nested?.document, servers: [{ url: "https://api.example.com" }] };
const redoc = `<div id="redoc"></div><script type="module">const server = "https://api.example.com";</script>`;
const site = docsSite({
  document,
  baseUrl: "http://127.0.0.1:4711",
  reference: `<html><head><script>1</script></head><body>${REDOC_START}${redoc}${REDOC_END}</body></html>`,
});
const get = (path: string, headers: Record<string, string> = {}) => site({ path, headers });
const text = (path: string, headers?: Record<string, string>) => get(path, headers)?.body.toString();

describe("the address of a code", () => {
  it.each([
    ["a browser", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"],
    ["curl", "*/*", "text/html"],
    ["a client that wants Markdown", "text/markdown", "text/markdown"],
    ["a program", "application/json", "application/json"],
    ["a client that prefers JSON", "text/html;q=0.5, application/json", "application/json"],
    ["a client that accepts only images", "image/png", "text/html"],
  ])("negotiates the media type for %s, with HTML as the default", (_, accept, type) => {
    const answer = get("/errors/not_found", { accept });
    expect(answer?.status).toBe(200);
    expect(answer?.headers["content-type"]).toBe(`${type}; charset=utf-8`);
    expect(answer?.headers["vary"]).toBe("Accept, Accept-Encoding");
  });

  it("returns the index without a code, and redirects to the trailing slash", () => {
    expect(text("/errors/", { accept: "application/json" })).toContain('"http://127.0.0.1:4711/errors/not_found"');
    expect(get("/errors")).toMatchObject({ status: 308, headers: { location: "errors/" } });
  });

  it("suggests the nearest codes for an unknown one", () => {
    const answer = get("/errors/not_fuond");
    expect(answer?.status).toBe(404);
    expect(answer?.body.toString()).toContain('href="http://127.0.0.1:4711/errors/not_found.html"');
    expect(answer?.body.toString()).not.toContain("errors/gone.html");
  });

  it("escapes markup in an unknown code, and is a 404 for invalid percent-encoding", () => {
    expect(text("/errors/%3Cscript%3E")).not.toContain("<script");
    expect(get("/errors/%E0%A4%A")?.status).toBe(404);
  });
});

describe("every response", () => {
  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const)("is compressed with %s for clients that accept it", (encoding, decompress) => {
    const answer = get("/errors/not_found", { "accept-encoding": encoding });
    expect(answer?.headers["content-encoding"]).toBe(encoding);
    expect(decompress(answer?.body ?? "").toString()).toBe(text("/errors/not_found"));
  });

  it("is a 304 for a client that has this form of it", () => {
    const { etag = "" } = get("/errors/not_found")?.headers ?? {};
    expect(get("/errors/not_found", { "if-none-match": etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(get("/errors/gone", { "if-none-match": etag })?.status).toBe(200);
    expect(get("/errors/not_found", { "if-none-match": etag, "accept-encoding": "br" })?.status).toBe(200);
  });

  it("has a content security policy with the hashes of its inline styles or scripts", () => {
    const policy = get("/errors/not_found")?.headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/);
    expect(get("/docs")?.headers["content-security-policy"]).toMatch(/script-src( 'sha256-[^']+'){2} 'self';/);
  });
});

describe("the reference", () => {
  it("loads Redoc from a separate file, which contains the server's URL", () => {
    const page = text("/docs") ?? "";
    const [, path = ""] = /import\("\.(\/docs\/[^"]+)"\)/.exec(page) ?? [];
    const file = get(path);
    expect(page).not.toContain("redoc");
    expect(file?.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(file?.body.toString()).toContain('"http://127.0.0.1:4711"');
  });

  it("is a 404 if there is none, and other paths are not documentation", () => {
    expect(docsSite({ document, baseUrl: "http://a" })({ path: "/docs", headers: {} })).toBeUndefined();
    expect(get("/api-keys")).toBeUndefined();
  });
});
