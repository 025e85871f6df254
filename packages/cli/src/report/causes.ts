import type { Answer, Assessment } from "./assess.ts";
import { nameOfOperation } from "./blame.ts";

/** Why points are missing. */
export type CauseId =
  | "undocumented"
  | `missing ${string}`
  | "no fallback"
  | "default alone"
  | "contradiction"
  | "no body"
  | "foreign body"
  | "no code"
  | "no description"
  | "no example";

/** One reason for missing points, over the whole document. */
export interface Cause {
  readonly id: CauseId;
  /** The points that fixing all of it gains; those of all causes and the score add up to 100. */
  readonly points: number;
  /** The operations that it concerns, as `GET /pets`. */
  readonly operations: readonly string[];
}

/**
 * Says why a document's score is not 100. Each missing point has one cause.
 *
 * @param operations - the operations, judged
 * @returns the causes, the costliest first
 */
export function causesOf(operations: readonly Assessment[]): readonly Cause[] {
  const points = new Map<CauseId, number>();
  const concerned = new Map<CauseId, string[]>();
  for (const { operation, entries, answers, stray } of operations) {
    const lost = lossesOf(answers, entries.length > 0, stray);
    for (const [id, share] of lost) {
      points.set(id, (points.get(id) ?? 0) + share / (answers.length * operations.length));
      const names = concerned.get(id);
      if (names) names.push(nameOfOperation(operation));
      else concerned.set(id, [nameOfOperation(operation)]);
    }
  }
  return [...points]
    .map(([id, lost]) => ({ id, points: Math.round(lost * 1e4) / 1e4, operations: concerned.get(id) ?? [] }))
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
}

/** What an operation loses, out of 100 points for each of its needs. */
function lossesOf(answers: readonly Answer[], documents: boolean, stray: number): ReadonlyMap<CauseId, number> {
  const lost = new Map<CauseId, number>();
  const lose = (id: CauseId, share: number): void => {
    if (share > 0) lost.set(id, (lost.get(id) ?? 0) + share);
  };
  const lacking = new Set(answers.filter(({ by }) => by === "nothing").map(({ need }) => need.key));
  const noFallback = lacking.has("4XX") && lacking.has("5XX"); // one `default` fixes both
  for (const { by, need, clean, hasBody, enveloped, coded, described, exemplified } of answers) {
    if (by === "nothing") {
      const missing: CauseId = need.kind === "range" && noFallback ? "no fallback" : `missing ${need.key}`;
      lose(documents ? missing : "undocumented", 100);
      continue;
    }
    if (by === "default") lose("default alone", 20);
    if (!clean) lose("contradiction", 20);
    if (!enveloped) lose(hasBody ? "foreign body" : "no body", 20);
    if (!coded) lose("no code", 20);
    if (!described) lose("no description", 5);
    if (!exemplified) lose("no example", 5);
  }
  // It cannot lose more points than it has.
  lose("contradiction", 20 * Math.min(stray, answers.filter(({ clean }) => clean).length));
  return lost;
}
