import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Finding } from "../../src/finding.ts";
import { groupBy } from "../../src/rules/support/group.ts";

/** `true`: helpful. `noise`: true, but useless or redundant. `false`: wrong. `?`: not judged yet. */
export type Verdict = "true" | "noise" | "false" | "?";

/** A person's judgement of a finding, after checking it in the document. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly rule: string;
  /** The file's name, unless it is the entry document, and the pointer. */
  readonly place: string;
  readonly why: string;
}

/** The estimated number of a document's findings with each verdict, from the sample. */
export type Shares = Readonly<Record<Verdict, number>>;

const ROW = /^\| (true|noise|false|\?) \| (\S+) \| `([^`]+)` \| (.*) \|$/gm;

/**
 * The path of the file with the judgements of a document.
 *
 * @param name - the document's name
 * @returns the path
 */
export function judgementFile(name: string): string {
  return join(import.meta.dirname, "judgements", `${name}.md`);
}

/**
 * Reads the judgements of a document.
 *
 * @param name - the document's name
 * @returns the judgements, in the order of the sample; none if it has not been judged
 */
export function readJudgements(name: string): readonly Judgement[] {
  const path = judgementFile(name);
  if (!existsSync(path)) return [];
  return [...readFileSync(path, "utf8").matchAll(ROW)].map(([, verdict, rule = "", place = "", why = ""]) => ({
    verdict: verdict as Verdict,
    rule,
    place,
    why,
  }));
}

/**
 * Names the place of a finding as judgements do.
 *
 * @param finding - the finding
 * @returns the place: `errors.yaml#/components/schemas/Error`
 */
export function placeOf({ file, pointer }: Finding): string {
  return `${file && basename(file)}${pointer}`;
}

/**
 * Counts the verdicts of all findings of a document. Each judgement represents its share of the findings of its rule.
 *
 * @param findings - all findings of the document
 * @param judgements - those of the sample
 * @param size - the weight of a finding
 * @returns the total weight of each verdict, fractions included
 */
export function weigh(
  findings: readonly Finding[],
  judgements: readonly Judgement[],
  size: (finding: Finding) => number = () => 1,
): Shares {
  const shares = { true: 0, noise: 0, false: 0, "?": 0 };
  const judged = groupBy(judgements, ({ rule }) => rule);
  for (const [rule, found] of groupBy(findings, (finding) => finding.rule)) {
    const verdicts = judged.get(rule);
    const weight = found.reduce((sum, finding) => sum + size(finding), 0);
    if (!verdicts) shares["?"] += weight;
    for (const { verdict } of verdicts ?? []) shares[verdict] += weight / (verdicts?.length ?? 1);
  }
  return shares;
}
