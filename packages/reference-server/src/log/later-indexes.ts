import type { Migration } from "../database/migration.ts";

/** Finds the entries whose path has a prefix. Text sorts by bytes, so a prefix is a range of the index. */
export const pathIndex: Migration = {
  name: "006-path-index",
  statements: ["create index api_logs_path on error_contract.api_logs (account_id, path, id)"],
};

/** Find the entries of a status or a method, which are rare in some logs and nearly all in others. */
export const statusAndMethodIndexes: Migration = {
  name: "009-status-and-method-indexes",
  statements: [
    "create index api_logs_status on error_contract.api_logs (account_id, status, id)",
    "create index api_logs_method on error_contract.api_logs (account_id, method, id)",
  ],
};
