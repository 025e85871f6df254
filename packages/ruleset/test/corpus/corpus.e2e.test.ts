import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { followPointer, readErrorContract, walk } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { lint } from "../../src/lint.ts";
import { locate, realDocuments } from "./documents.ts";
import { type LoadedDocument, load } from "./load.ts";
import { SAMPLE_SIZE, sample } from "./sample.ts";

const folder = import.meta.dirname;
const presets = ["recommended", "strict", "problem-details"] as const;

/** Documents are large: each is loaded once, by the first test that needs it. */
const loaded = new Map<string, LoadedDocument>();
function loadOnce(path: string): LoadedDocument {
  const known = loaded.get(path) ?? load(path);
  loaded.set(path, known);
  return known;
}

/** Whether both the source and the resolved document have something where the finding is. */
function hasPlace({ document, resolve, file }: LoadedDocument, { file: base, pointer, path }: Finding): boolean {
  const walker = walk(document, resolve);
  let node: ReturnType<typeof walker.child> = walker.root;
  for (const key of path) node = node && walker.child(node, key);
  return node !== undefined && followPointer(file(base), pointer.slice(1)) !== undefined;
}

/** A page with what the preset `recommended` finds, rule by rule. */
function summarise(name: string, { document, resolve }: LoadedDocument, findings: readonly Finding[]): string {
  const { version, operations } = readErrorContract(document, { resolve });
  const errors = operations.flatMap(({ responses }) => responses.filter(({ error }) => error)).length;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const counts = rules.map((rule) => [rule, findings.filter((finding) => finding.rule === rule).length] as const);
  return `# ${name}

OpenAPI ${version}, ${operations.length} operations, ${errors} error responses: ${findings.length} findings.

| rule | findings |
|---|---:|
${counts.map(([rule, count]) => `| ${rule} | ${count} |`).join("\n")}
`;
}

describe.each(realDocuments)("$name", (document) => {
  const { path, present, remedy } = locate(document);
  const counts = join(folder, "counts", `${document.name}.md`);
  const judgement = join(folder, "judgements", `${document.name}.md`);
  /** A document may be counted before anybody has judged a sample of its findings. */
  const judged = existsSync(judgement);

  it.skipIf(!present)(present ? "is linted without an exception" : `is not here: ${remedy}`, () => {
    const { document, resolve } = loadOnce(path);
    for (const preset of presets) expect(Array.isArray(lint(document, { preset, resolve }))).toBe(true);
  });

  it.skipIf(!present)("has every finding at a place that exists", () => {
    const { document, resolve } = loadOnce(path);
    for (const preset of presets) {
      const findings = lint(document, { preset, resolve });
      expect(findings.filter((finding) => !hasPlace(loadOnce(path), finding))).toEqual([]);
    }
  });

  it.skipIf(!present)("has the findings that are counted (vitest -u counts anew)", async () => {
    const { document: content, resolve } = loadOnce(path);
    await expect(summarise(document.name, loadOnce(path), lint(content, { resolve }))).toMatchFileSnapshot(counts);
  });

  it.skipIf(!present || !judged)("has each finding of the sample judged, and no other", () => {
    const { document: content, resolve } = loadOnce(path);
    const verdicts = [...readFileSync(judgement, "utf8").matchAll(/^\| (?:true|false) \| (\S+) \| `([^`]+)` \|/gm)];
    const name = ({ rule, file, pointer }: Finding): string => `${rule} ${file && basename(file)}${pointer}`;
    expect(verdicts.map(([, rule, place]) => `${rule} ${place}`)).toEqual(
      sample(lint(content, { resolve }), SAMPLE_SIZE).map(name),
    );
  });

  it.skipIf(!present || !judged)("has the figures that the table of all documents gives", () => {
    const { document: content, resolve } = loadOnce(path);
    const verdicts = [...readFileSync(judgement, "utf8").matchAll(/^\| (true|false) \|/gm)];
    const wrong = verdicts.filter(([, verdict]) => verdict === "false").length;
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(
      `| ${lint(content, { resolve }).length} | [${verdicts.length}](judgements/${document.name}.md) | ${wrong} |`,
    );
  });
});
