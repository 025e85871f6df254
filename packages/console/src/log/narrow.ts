import type { Filters } from "../address/filters.ts";
import { type Coverage, codesOf } from "../service/coverage.ts";
import type { Group } from "./entry.ts";

/** Whether a group is among what the filters let through. */
export type GroupTest = (group: Pick<Group, "code" | "operation_id">) => boolean;

/**
 * Narrows groups as the list is narrowed.
 *
 * @param filters - the filters in force
 * @param coverage - what is known of the document: the status of each code
 * @returns the test; `undefined` where a filter looks at more than groups tell, so that nobody can count
 */
export function narrowing(filters: Filters, coverage: Coverage | undefined): GroupTest | undefined {
  const { code, operation_id: operation, status, ...others } = filters;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  const codes = status === undefined ? undefined : codesOf(coverage);
  if (codes?.size === 0) return undefined;
  return (group) =>
    (code === undefined || group.code === code) &&
    (operation === undefined || group.operation_id === operation) &&
    (status === undefined || codes?.get(group.code)?.statuses.includes(status) === true);
}
