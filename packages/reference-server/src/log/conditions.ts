import type { Filters } from "./error-log.ts";
import { storedRequestId } from "./request-id.ts";

/** Conditions in SQL with the values that they stand for. */
export interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * What selects an account's entries: those between two ids, both excluded, that match the filters.
 *
 * @param above - only entries that sort after this
 * @param below - only entries that sort before this; no end when `undefined`
 */
export function conditions(
  accountId: string,
  above: string,
  below: string | undefined,
  filters: Omit<Filters, "receivedAfter" | "receivedBefore">,
): Conditions {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (sql: (placeholder: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  add((value) => `account_id = ${value}`, accountId);
  add((value) => `id > ${value}`, above);
  add((value) => `id < ${value}`, below);
  add((value) => `status = ${value}`, filters.status);
  add((value) => `code = ${value}`, filters.code);
  add((value) => `method = ${value}`, filters.method);
  // The range leads to the index, in which texts sort by their bytes; the last character of Unicode ends it.
  add((value) => `path >= ${value} and path < ${value} || chr(1114111) and starts_with(path, ${value})`, filters.path);
  add((value) => `api_key_id = ${value}`, filters.apiKeyId);
  add((value) => `operation_id = ${value}`, filters.operationId);
  // Compared as it is stored, so that an id which looks like a secret is found too.
  add((value) => `request_id = ${value}`, filters.requestId && storedRequestId(filters.requestId));
  return { sql: parts.join(" and "), values };
}
