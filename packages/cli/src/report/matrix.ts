import { hundredsOf, readStatusKey } from "@error-contract/contract";
import type { Answer, Assessment, Entry } from "./assess.ts";
import { groupByResource } from "./group-paths.ts";

/**
 * What an operation says about a status. `full`: described, in the API's envelope, with codes. `partial`: described
 * without one of these. `contradiction`: contradicts itself or the document. `elsewhere`: expected, but described only
 * by a range or `default`. `missing`: expected, but not described. `none`: neither expected nor described.
 */
export type Cell = "full" | "partial" | "contradiction" | "elsewhere" | "missing" | "none";

/** An operation, with a cell for each column. */
export interface Row {
  readonly method: string;
  readonly path: string;
  readonly cells: readonly Cell[];
}

/** Operations on one resource. */
export interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Operations by statuses. */
export interface Matrix {
  /** The keys of `responses`: statuses and ranges in ascending order, then `default`, then `other` for rare ones. */
  readonly columns: readonly string[];
  readonly groups: readonly Group[];
}

/** More columns than this do not fit on a page. */
const MOST_COLUMNS = 12;
const OTHER = "other";

/**
 * Lays out what every operation says about every status.
 *
 * @param operations - the operations, judged
 * @returns the matrix, grouped by resource
 */
export function matrixOf(operations: readonly Assessment[]): Matrix {
  const columns = columnsOf(operations);
  const groups = [...groupByResource(operations, ({ operation }) => operation.path)].map(([name, members]) => ({
    name,
    rows: members.map(({ operation: { method, path }, entries, answers }) => ({
      method,
      path,
      cells: columns.map((column) => cellOf(column, columns, entries, answers)),
    })),
  }));
  return { columns, groups };
}

function columnsOf(operations: readonly Assessment[]): readonly string[] {
  const weights = new Map<string, number>();
  for (const { entries, answers } of operations) {
    const keys = new Set([...entries.map(({ declared }) => declared.key), ...answers.map(({ need }) => need.key)]);
    for (const key of keys) weights.set(key, (weights.get(key) ?? 0) + 1);
  }
  const byWeight = [...weights].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const kept = byWeight.length > MOST_COLUMNS ? byWeight.slice(0, MOST_COLUMNS - 1) : byWeight;
  return [...kept.sort(byStatus), ...(kept.length < byWeight.length ? [OTHER] : [])];
}

/** In the order 400, 404, 4XX, 500, 5XX, default. */
function byStatus(a: string, b: string): number {
  const rank = (key: string): number => {
    const status = readStatusKey(key);
    if (status.kind === "exact") return status.status;
    return (hundredsOf(status) ?? 9) * 100 + 99.5;
  };
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function cellOf(
  column: string,
  columns: readonly string[],
  entries: readonly Entry[],
  answers: readonly Answer[],
): Cell {
  const here = entries.filter(({ declared }) =>
    column === OTHER ? !columns.includes(declared.key) : declared.key === column,
  );
  if (here.some(({ contradicts }) => contradicts)) return "contradiction";
  if (here.length > 0) return here.every(({ enveloped, coded }) => enveloped && coded) ? "full" : "partial";
  const answer = answers.find(({ need }) => need.key === column);
  if (answer === undefined) return "none";
  return answer.by === "nothing" ? "missing" : "elsewhere";
}
