import { gzipSync } from "node:zlib";
import { readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { brokenLinks } from "../testing/broken-links.ts";
import { PAGE_BUDGET } from "./page-budget.ts";
import { type Files, renderErrorPages } from "./render-error-pages.ts";

/** Words that do not repeat, as in prose. */
function prose(length: number): string {
  let seed = 7;
  const words = Array.from({ length: length / 6 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  });
  return words.join(" ");
}

/** A document whose operations all have a 400 with any of its codes. */
function document(size: { readonly codes: number; readonly operations: number; readonly text: number }): object {
  const codes = Array.from({ length: size.codes }, (_, index) => `code_number_${index}`);
  const text = prose(size.text);
  const schema = {
    type: "object",
    required: ["code", "message"],
    properties: { code: { type: "string", enum: codes }, message: { type: "string" } },
    "x-error": Object.fromEntries(
      codes.map((code) => [code, { title: `Title of ${code}`, cause: text, remedy: text }]),
    ),
  };
  const example = { code: codes[0], message: text };
  const responses = { "400": { description: "Bad", content: { "application/json": { schema, example } } } };
  const paths = Array.from({ length: size.operations }, (_, index) => [
    `/collections-with-a-long-name/{collection}/items-${index}`,
    { get: { operationId: `get${index}`, responses }, delete: { operationId: `delete${index}`, responses } },
  ]);
  return { openapi: "3.1.0", info: { title: "Large", version: "1" }, paths: Object.fromEntries(paths) };
}

const render = (source: object): Files =>
  renderErrorPages(readErrorContract(source), { document: source, baseUrl: "https://docs.example.com" });

describe("every page fits its budget, and no link is broken", () => {
  it.each([
    ["many codes", { codes: 300, operations: 1, text: 6 }],
    ["many operations", { codes: 2, operations: 300, text: 6 }],
    ["long texts", { codes: 2, operations: 30, text: 30_000 }],
  ])("%s", (_, size) => {
    const files = render(document(size));
    for (const [path, content] of files) {
      if (!path.endsWith(".html")) continue;
      expect(Buffer.byteLength(content), path).toBeLessThanOrEqual(PAGE_BUDGET.plain);
      expect(gzipSync(content, { level: 9 }).length, path).toBeLessThanOrEqual(PAGE_BUDGET.compressed);
    }
    expect(brokenLinks(files, "https://docs.example.com")).toEqual([]);
  });

  it("by splitting a long list, from which every code can be reached", () => {
    const files = render(document({ codes: 300, operations: 1, text: 6 }));
    const lists = [...files].filter(([path]) => /^errors\/(index|status\/all-\d+)\.html$/.test(path));
    expect(lists.length).toBeGreaterThan(1);
    const all = lists.map(([, html]) => html).join("");
    for (let index = 0; index < 300; index++) expect(all).toContain(`code_number_${index}.html`);
    expect(files.get("errors/index.html")).toContain('href="status/all-2.html"');
  });

  it("by shortening texts, and says so", () => {
    const files = render(document({ codes: 2, operations: 30, text: 30_000 }));
    expect(files.get("errors/code_number_0.html")).toContain(
      '<a href="code_number_0.json">The JSON</a> has everything',
    );
    expect(files.get("errors/code_number_0.json")).toContain(prose(30_000));
    expect(render(document({ codes: 2, operations: 2, text: 60 })).get("errors/code_number_0.html")).not.toContain(
      "has everything",
    );
  });
});
