import { join } from "node:path";
import { followPointer, readErrorContract, walk } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { lint } from "../../src/lint.ts";
import { groupBy } from "../../src/rules/support/group.ts";
import { locate, type RealDocument, realDocuments } from "./documents.ts";
import { placeOf, readJudgements, type Verdict, weigh } from "./judgement.ts";
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

function findingsOf(document: RealDocument): readonly Finding[] {
  const { document: content, resolve } = loadOnce(locate(document).path);
  return lint(content, { resolve });
}

/** Whether the place of the finding exists in both the source and the resolved document. */
function hasPlace({ document, resolve, file }: LoadedDocument, { file: base, pointer, path }: Finding): boolean {
  const walker = walk(document, resolve);
  let node: ReturnType<typeof walker.child> = walker.root;
  for (const key of path) node = node && walker.child(node, key);
  return node !== undefined && followPointer(file(base), pointer.slice(1)) !== undefined;
}

function faultsIn(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ faults }) => faults.map((fault) => Object.values(fault).join(" ")))).size;
}

/** A page with the findings of the preset `recommended`, rule by rule. */
function summarise(name: string, { document, resolve }: LoadedDocument, findings: readonly Finding[]): string {
  const { version, operations } = readErrorContract(document, { resolve });
  const errors = operations.flatMap(({ responses }) => responses.filter(({ error }) => error)).length;
  const rows = [...groupBy(findings, ({ rule }) => rule)].map(
    ([rule, found]) => `| ${rule} | ${found.length} | ${faultsIn(found)} |`,
  );
  return `# ${name}

OpenAPI ${version}, ${operations.length} operations, ${errors} error responses: ${findings.length} findings, ${faultsIn(findings)} faults.

| rule | findings | faults |
|---|---:|---:|
${rows.join("\n")}
`;
}

describe.each(realDocuments)("$name", (document) => {
  const { path, present, remedy } = locate(document);

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

  it.skipIf(!present)("has the recorded number of findings (vitest -u updates it)", async () => {
    const counts = join(folder, "counts", `${document.name}.md`);
    await expect(summarise(document.name, loadOnce(path), findingsOf(document))).toMatchFileSnapshot(counts);
  });

  it.skipIf(!present)("has each finding of the sample judged, and no other", () => {
    const judgements = readJudgements(document.name);
    expect(judgements.map(({ rule, place }) => `${rule} ${place}`)).toEqual(
      sample(findingsOf(document), SAMPLE_SIZE).map((finding) => `${finding.rule} ${placeOf(finding)}`),
    );
    expect(judgements.filter(({ verdict, why }) => verdict === "?" || why === "")).toEqual([]);
  });
});

/** The figures only make sense over all documents. */
describe.skipIf(realDocuments.some((document) => !locate(document).present))("all documents", () => {
  const weighAll = () =>
    realDocuments.map((document) => {
      const findings = findingsOf(document);
      const judgements = readJudgements(document.name);
      const byFaults = weigh(findings, judgements, ({ faults }) => faults.length);
      return { document, findings, judgements, byFindings: weigh(findings, judgements), byFaults };
    });
  let known: ReturnType<typeof weighAll> | undefined;
  const weighed = (): ReturnType<typeof weighAll> => {
    known ??= weighAll();
    return known;
  };
  const total = (): number => weighed().reduce((sum, { findings }) => sum + findings.length, 0);
  const percent = (verdict: Verdict, by: "byFindings" | "byFaults" = "byFindings"): number => {
    const all = weighed().map((each) => each[by]);
    const sum = all.reduce((before, shares) => before + Object.values(shares).reduce((a, b) => a + b, 0), 0);
    return (all.reduce((before, shares) => before + shares[verdict], 0) * 100) / sum;
  };

  it("have at most 1 % of false findings, weighted by the number of findings that each judgement represents", () => {
    expect(percent("?")).toBe(0);
    expect(percent("false")).toBeLessThanOrEqual(1);
  });

  it("have at most 8 % of noise", () => {
    expect(percent("noise")).toBeLessThanOrEqual(8);
  });

  it("have the recorded figures (vitest -u updates them)", async () => {
    const rows = weighed().map(({ document: { name }, findings, judgements }) => {
      const having = (wanted: Verdict): number => judgements.filter(({ verdict }) => verdict === wanted).length;
      const verdicts = `[${judgements.length}](judgements/${name}.md) | ${having("true")} | ${having("noise")} | ${having("false")}`;
      return `| [${name}](counts/${name}.md) | ${findings.length} | ${faultsIn(findings)} | ${verdicts} |`;
    });
    const judged = weighed().reduce((sum, { judgements }) => sum + judgements.length, 0);
    await expect(`# What was judged

${judged} of ${total()} findings were judged. Weighed by how many findings each judgement speaks for, ${percent("true").toFixed(1)} % are true,
${percent("noise").toFixed(1)} % noise, ${percent("false").toFixed(1)} % false. Weighed by faults instead, ${percent("true", "byFaults").toFixed(1)} % are true, ${percent("noise", "byFaults").toFixed(1)} % noise, ${percent("false", "byFaults").toFixed(1)} % false.

| document | findings | faults | judged | true | noise | false |
|---|---:|---:|---:|---:|---:|---:|
${rows.join("\n")}
`).toMatchFileSnapshot(join(folder, "FIGURES.md"));
  });
});
