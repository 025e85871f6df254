import { type FilterName, type Filters, filterNames } from "../address/filters.ts";
import { type Coverage, codesOf } from "../service/coverage.ts";
import type { Group } from "./entry.ts";

/** How groups are narrowed. */
export interface Narrowing {
  /** Whether the filters let a group through. */
  readonly test: (group: Pick<Group, "code" | "operation_id">) => boolean;
  /** The filters in force that groups have no data for. While there are any, the list cannot be counted. */
  readonly ignored: readonly FilterName[];
}

/**
 * Narrows groups like the list, as far as their data allows: by code, by operation, and by the statuses that the
 * document has for a code.
 *
 * @param filters - the filters in force
 * @param coverage - what is known about the document
 * @returns the test, and the filters that it ignores
 */
export function narrowing(filters: Filters, coverage: Coverage | undefined): Narrowing {
  const { code, operation_id: operation, status } = filters;
  const codes = codesOf(coverage);
  const tells: ReadonlySet<FilterName> = new Set([
    "code",
    "operation_id",
    ...(codes.size > 0 ? ["status" as const] : []),
  ]);
  const hasStatus = (name: string): boolean =>
    status === undefined || !tells.has("status") || codes.get(name)?.statuses.includes(status) === true;
  return {
    test: (group) =>
      (code === undefined || group.code === code) &&
      (operation === undefined || group.operation_id === operation) &&
      hasStatus(group.code),
    ignored: filterNames.filter((name) => filters[name] !== undefined && !tells.has(name)),
  };
}
