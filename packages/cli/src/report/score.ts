import type { Answer, Assessment } from "./assess.ts";

/** What a part of the score is about. */
export type PartId = "coverage" | "consistency" | "bodies" | "codes" | "texts";

/** A part of the score. */
export interface Part {
  readonly id: PartId;
  readonly title: string;
  /** Whole points; those of all parts add up to the score. */
  readonly points: number;
  /** The most points that it can have. */
  readonly of: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** How well a document says how its API fails. */
export interface Score {
  /** From 0 to 100, rounded down. */
  readonly points: number;
  /** The same, not rounded. */
  readonly exact: number;
  readonly parts: readonly Part[];
}

/**
 * The parts, and the most points that each can have. Coverage has the largest weight, and `default` alone earns a third
 * of it, so that describing an error pays off even if the description has a fault.
 */
const parts: readonly Pick<Part, "id" | "title" | "of">[] = [
  { id: "coverage", title: "Expected errors are described", of: 30 },
  { id: "consistency", title: "No contradictions", of: 20 },
  { id: "bodies", title: "Bodies share one envelope", of: 20 },
  { id: "codes", title: "Codes tell causes apart", of: 20 },
  { id: "texts", title: "Descriptions and examples", of: 10 },
];

/** How much of a part's points an answer earns. An error that is not described earns nothing in any part. */
const earned: Readonly<Record<PartId, (answer: Answer) => number>> = {
  coverage: ({ by }) => ({ own: 1, default: 1 / 3, nothing: 0 })[by],
  consistency: ({ clean }) => Number(clean),
  bodies: ({ enveloped }) => Number(enveloped),
  codes: ({ coded }) => Number(coded),
  texts: ({ described, exemplified }) => (Number(described) + Number(exemplified)) / 2,
};

/**
 * Scores a document. All operations have equal weight, as do the errors that each should describe, and every part is a
 * share of these. So neither its size nor copies of all its operations change the score, and a document that describes
 * no error scores 0.
 *
 * @param operations - the operations, judged
 * @returns the score, and its parts
 */
export function scoreOf(operations: readonly Assessment[]): Score {
  const shares = parts.map(({ id }) => mean(operations.map((operation) => shareOf(id, operation))));
  const exact = parts.reduce((sum, { of }, index) => sum + of * (shares[index] ?? 0), 0);
  const points = Math.floor(exact + EPSILON);
  const whole = distribute(
    parts.map(({ of }, index) => of * (shares[index] ?? 0)),
    points,
  );
  return {
    points,
    exact: round(exact),
    parts: parts.map((part, index) => ({ ...part, points: whole[index] ?? 0, share: round(shares[index] ?? 0) })),
  };
}

/** Larger than the difference between sums of the same shares in different orders. */
const EPSILON = 1e-6;

/** A contradiction outside an operation's needs costs as much as one inside them. */
function shareOf(id: PartId, { answers, stray }: Assessment): number {
  const sum = answers.reduce((total, answer) => total + earned[id](answer), 0);
  return Math.max(0, id === "consistency" ? sum - stray : sum) / answers.length;
}

/**
 * Rounds values to whole numbers that add up to `total`: the points lost by rounding go to the values that lose most.
 */
function distribute(values: readonly number[], total: number): readonly number[] {
  const whole = values.map((value) => Math.floor(value + EPSILON));
  const rest = total - whole.reduce((sum, value) => sum + value, 0);
  const order = values
    .map((value, index) => ({ index, loss: round(value - (whole[index] ?? 0)) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index)
    .slice(0, rest)
    .map(({ index }) => index);
  return whole.map((value, index) => value + Number(order.includes(index)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
