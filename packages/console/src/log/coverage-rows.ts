import { type Coverage, isDocumented } from "../service/coverage.ts";
import type { Group } from "./entry.ts";

/** An error of an operation: whether it is documented, tested, and seen in the log. */
export interface CoverageRow {
  readonly operation: string;
  readonly operationId: string | null;
  readonly code: string;
  readonly statuses: readonly number[];
  readonly documented: "listed" | "range" | "no";
  readonly tested: number;
  readonly statusTested: number;
  readonly seen: number;
}

/**
 * Combines what the document describes with what was seen.
 *
 * @param coverage - what the document describes, and what is tested
 * @param groups - what was seen
 * @returns a row for each error of each operation
 */
export function coverageRows(coverage: Coverage, groups: readonly Group[]): readonly CoverageRow[] {
  const all = [
    ...coverage.operations.map((each) => ({ ...each, name: `${each.method} ${each.path}` })),
    { operationId: null, name: "No operation", errors: coverage.outside },
  ];
  return all.flatMap(({ operationId, name, errors }) => {
    const seen = groups.filter((group) => group.operation_id === operationId);
    const known = errors.map((error) => ({
      ...error,
      operation: name,
      operationId,
      code: String(error.code ?? ""),
      seen: seen.filter(({ code }) => code === String(error.code)).reduce((sum, { count }) => sum + count, 0),
    }));
    const more = seen
      .filter(({ code }) => !errors.some((error) => String(error.code) === code))
      .map(({ code, count }) => ({
        operation: name,
        operationId,
        code,
        statuses: [],
        documented: isDocumented(coverage, operationId, code) ? ("range" as const) : ("no" as const),
        tested: 0,
        statusTested: 0,
        seen: count,
      }));
    // An error that only a range covers gets a row once it has been tested or seen.
    return [...known, ...more].filter(
      (row) => row.documented === "listed" || row.tested + row.statusTested + row.seen > 0,
    );
  });
}
