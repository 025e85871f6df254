import type { components } from "@error-contract/api";

/** An entry of the error log, as lists have it. */
export type Entry = components["schemas"]["ApiLog"];

/** An entry with the headers and the body of its request. */
export type EntryDetail = components["schemas"]["ApiLogDetail"];

/** The client errors of a span of time that have one code and one operation. */
export type Group = components["schemas"]["ApiLogGroup"];

/**
 * What tells groups apart.
 *
 * @param group - a group
 * @returns the same text for the same code and operation
 */
export function keyOf({ code, operation_id }: Pick<Group, "code" | "operation_id">): string {
  return `${code} ${operation_id ?? ""}`;
}
