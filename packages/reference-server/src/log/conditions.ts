import type { Filters } from "./error-log.ts";
import { storedRequestId } from "./request-id.ts";

/** SQL conditions and the values of their placeholders. */
export interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Builds the conditions for an account's entries between two ids, both exclusive, that match the filters.
 *
 * @param above - the id that all entries sort after
 * @param below - the id that all entries sort before; `undefined` for no upper bound
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
  // The range lets the database use the index, where text sorts by bytes. The last character of Unicode ends it.
  add((value) => `path >= ${value} and path < ${value} || chr(1114111) and starts_with(path, ${value})`, filters.path);
  add((value) => `api_key_id = ${value}`, filters.apiKeyId);
  add((value) => `operation_id = ${value}`, filters.operationId);
  // Compared in its stored form, so that an id that looks like a secret is found too.
  add((value) => `request_id = ${value}`, filters.requestId && storedRequestId(filters.requestId));
  return { sql: parts.join(" and "), values };
}
