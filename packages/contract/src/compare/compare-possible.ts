import { type Answer, coverOf, type Failures } from "./answers.ts";
import type { Comparing } from "./comparing.ts";

/**
 * Compares the codes that an operation may return.
 *
 * @param before - how it failed
 * @param after - how it fails
 * @param comparing - the result for the codes of the whole API, and where the events go
 * @returns the codes of this operation that are reported, whether here or for the whole API
 */
export function comparePossible(
  before: Failures,
  after: Failures,
  { codes: { gone, come }, policy, events }: Comparing,
): ReadonlySet<string> {
  const told = new Set([...before.codes.keys()].filter((code) => gone.has(code)));
  for (const code of after.codes.keys()) if (come.has(code)) told.add(code);
  const added = policy === "closed" ? "major" : "minor";
  const sighting = (side: "old" | "new", answer: Answer) => {
    const { operation } = side === "old" ? before : after;
    return { side, place: answer.declared.slot, operation, status: answer.key } as const;
  };

  for (const [code, statuses] of before.codes) {
    const now = after.codes.get(code);
    const [answer] = answersWith(before, code);
    if (gone.has(code) || !answer) continue;
    if (now === undefined) {
      if (statuses.size === 0 && !isKept(answer, after)) continue;
      told.add(code);
      events.add({ kind: "code-impossible", code, verdict: "major" }, sighting("old", answer));
      continue;
    }
    const [target] = answersWith(after, code);
    if (statuses.size === 0 || now.size === 0 || !target) continue;
    const from = [...statuses].sort();
    const to = [...now].sort();
    if (from.join() === to.join()) continue;
    told.add(code);
    const onlyMore = from.every((status) => now.has(status));
    events.add({ kind: "code-moved", code, from, to, verdict: onlyMore ? added : "major" }, sighting("new", target));
  }
  for (const [code, statuses] of after.codes) {
    const [answer] = answersWith(after, code);
    if (before.codes.has(code) || come.has(code) || !answer) continue;
    if (statuses.size === 0 && !isKept(answer, before)) continue;
    told.add(code);
    events.add({ kind: "code-possible", code, verdict: added }, sighting("new", answer));
  }
  return told;
}

/**
 * Whether the other side still covers an answer. If a whole response with a list of many codes was added or removed,
 * that is reported as a status: the document does not say which of the codes the operation really returns.
 */
function isKept({ key, status }: Answer, { answers }: Failures): boolean {
  return answers.has(key) || coverOf(answers, status) !== undefined;
}

function answersWith({ answers }: Failures, code: string): readonly Answer[] {
  return [...answers.values()].filter(({ codes }) => codes.has(code));
}
