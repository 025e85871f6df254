import { errorPageUrl, readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { brokenLinks } from "../testing/broken-links.ts";
import { manyStyles } from "../testing/documents.ts";
import type { DictionaryOptions } from "./dictionary.ts";
import { type Files, renderErrorPages } from "./render-error-pages.ts";

function render(document: unknown, options: Partial<DictionaryOptions> = {}): Files {
  return renderErrorPages(readErrorContract(document), { document, baseUrl: "https://docs.example.com/", ...options });
}

/** A document whose only operation has a 409 with the given codes, each pinned by its own schema. */
function withCodes(codes: readonly (string | number)[], root: object = {}, texts: object = {}): object {
  return {
    openapi: "3.1.0",
    info: { title: "Tea shop", version: "2.0.0" },
    paths: {
      "/teas": {
        post: {
          operationId: "addTea",
          "x-unique": ["name"],
          responses: {
            "409": {
              description: "Conflict",
              content: {
                "application/json": {
                  schema: {
                    oneOf: codes.map((code) => ({
                      type: "object",
                      required: ["code", "message"],
                      properties: { code: { const: code }, message: { type: "string" } },
                      "x-error": texts,
                    })),
                  },
                },
              },
            },
          },
        },
      },
    },
    ...root,
  };
}

describe("the dictionary of a document", () => {
  it.each(manyStyles)(
    "$style: every code has a page, a twin in Markdown and one in JSON, and no link is broken",
    ({ document, codes }) => {
      const files = render(document);
      const index = JSON.parse(files.get("errors/index.json") ?? "");
      expect(index.errors.map(({ code }: { code: unknown }) => code)).toEqual(codes);
      for (const { url } of index.errors) {
        const page = url.replace("https://docs.example.com/", "");
        for (const ending of [".html", ".md", ".json"]) expect(files.has(page + ending), page + ending).toBe(true);
      }
      expect(brokenLinks(files, "https://docs.example.com")).toEqual([]);
    },
  );

  it("is deterministic", () => {
    for (const { document } of manyStyles) expect([...render(document)]).toEqual([...render(document)]);
  });

  it("gives safe file names to codes that are not file names", () => {
    const codes = [
      "a b",
      "a/b",
      "../../etc/passwd",
      "https://example.com/problems/no-tea",
      "<script>",
      "index",
      "NUL",
      1003,
      "Tea",
      "tea",
    ];
    const files = render(withCodes(codes));
    const pages = JSON.parse(files.get("errors/index.json") ?? "").errors.map(({ url }: { url: string }) => url);
    expect(new Set(pages).size).toBe(codes.length);
    for (const path of files.keys()) expect(path).toMatch(/^(errors\/(status\/)?)?[\w.-]+$/);
    expect(brokenLinks(files, "https://docs.example.com")).toEqual([]);
  });

  it("gives each code the address in its errors, even if codes differ only in case", () => {
    const codes = ["Tea", "tea", "TEA", "https://example.com/problems/no-tea"];
    const index = JSON.parse(render(withCodes(codes)).get("errors/index.json") ?? "");
    expect(index.errors.map(({ url }: { url: string }) => url)).toEqual(
      codes.map((code) => errorPageUrl("https://docs.example.com", code)),
    );
  });

  it("escapes untrusted text", () => {
    const code = '<img src=x onerror="alert(1)">';
    const texts = { cause: "<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil.example/y.png)" };
    const document = withCodes([code], { info: { title: "<b>T</b>", version: "1" } }, texts);
    for (const [path, content] of render(document)) {
      if (path.endsWith(".html")) expect(content, path).not.toMatch(/<(script|img|b)\b|href="javascript:/);
    }
  });

  it("adds nothing to what the document says", () => {
    const page = render(withCodes(["no_tea"])).get("errors/no_tea.md") ?? "";
    expect(page).toBe(
      ["# `no_tea`", "409 Conflict · Client error", "## Where it occurs", "- `POST /teas` needs a unique `name`", ""]
        .join("\n\n")
        .replace(/\n\n$/, "\n"),
    );
  });

  it("says so if the document has no codes", () => {
    const files = render({ openapi: "3.1.0", info: { title: "Silent", version: "1" }, paths: {} });
    expect(files.get("errors/index.md")).toContain("names no error code");
  });

  it("keeps a page for a retired code, which links to its successor", () => {
    const retired = { old_tea: { since: "2.0.0", status: 409, replacedBy: "no_tea", note: "It was too old." } };
    const files = render(withCodes(["no_tea"], { "x-error-contract": { retired } }));
    const page = files.get("errors/old_tea.md");
    expect(page).toContain("no longer answers with this code since 2.0.0. [`no_tea`](no_tea.md) took its place.");
    expect(page).toContain("It was too old.");
    expect(files.get("errors/index.md")).toContain("[`old_tea`](old_tea.md) | retired");
  });

  it("keeps a page for a code that an earlier document had", () => {
    const against = readErrorContract(withCodes(["no_tea", "old_tea"]));
    expect(render(withCodes(["no_tea"]), { against }).get("errors/old_tea.md")).toContain("since version 2.0.0");
  });

  it("links to the reference if there is one", () => {
    const relative = render(withCodes(["no_tea"]), { docsUrl: "index.html" });
    expect(relative.get("errors/no_tea.html")).toContain('href="../index.html#operation/addTea"');
    const absolute = render(withCodes(["no_tea"]), { docsUrl: "https://ref.example.com/" });
    expect(absolute.get("errors/no_tea.html")).toContain('href="https://ref.example.com/#operation/addTea"');
  });

  it("lists the page of each code in llms.txt", () => {
    const files = render(withCodes(["no_tea"]));
    expect(files.get("llms.txt")).toContain("- [`no_tea`](https://docs.example.com/errors/no_tea.md): 409");
    expect(files.get("llms-full.txt")).toContain("# `no_tea`\n\n409 Conflict");
  });
});
