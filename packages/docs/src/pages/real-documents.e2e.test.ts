import { gzipSync } from "node:zlib";
import { readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { locate, realDocuments } from "../../../ruleset/test/corpus/documents.ts";
import { load } from "../../../ruleset/test/corpus/load.ts";
import { brokenLinks } from "../testing/broken-links.ts";
import { PAGE_BUDGET } from "./page-budget.ts";
import { type Files, renderErrorPages } from "./render-error-pages.ts";

const baseUrl = "https://docs.example.com";
/** The time limit for the dictionary of the largest document, GitHub's with 13 MB. */
const MOST_MILLISECONDS = 2_000;

function render({ document, resolve }: ReturnType<typeof load>): Files {
  return renderErrorPages(readErrorContract(document, { resolve }), { document, resolve, baseUrl });
}

describe("the dictionary of a real document has no broken link, every page within its budget, and is quick", () => {
  // Other work on the machine can only slow this down, so a retry may pass.
  it.for(realDocuments.map((document) => ({ name: document.name, ...locate(document) })))(
    "$name",
    { retry: 2 },
    ({ name, path, present, remedy }, { skip }) => {
      if (!present) skip(remedy);
      const source = load(path);
      // The files of a split document are read on first use, which does not count as the dictionary's time.
      if (name.endsWith("-split")) render(source);
      const start = performance.now();
      const files = render(source);
      const milliseconds = performance.now() - start;
      expect(files.size).toBeGreaterThanOrEqual(6);
      expect(brokenLinks(files, baseUrl)).toEqual([]);
      for (const [file, content] of files) {
        if (!file.endsWith(".html")) continue;
        expect(Buffer.byteLength(content), file).toBeLessThanOrEqual(PAGE_BUDGET.plain);
        expect(gzipSync(content, { level: 9 }).length, file).toBeLessThanOrEqual(PAGE_BUDGET.compressed);
      }
      expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    },
  );
});
