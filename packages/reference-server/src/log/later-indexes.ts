import type { Migration } from "../database/migration.ts";

/** Leads to the entries whose path begins with a text. Texts sort by their bytes, so a prefix is a range of it. */
export const pathIndex: Migration = {
  name: "006-path-index",
  statements: ["create index api_logs_path on error_contract.api_logs (account_id, path, id)"],
};

/** Lead to the entries of a status and of a method, which are rare in some logs and in others nearly all. */
export const statusAndMethodIndexes: Migration = {
  name: "009-status-and-method-indexes",
  statements: [
    "create index api_logs_status on error_contract.api_logs (account_id, status, id)",
    "create index api_logs_method on error_contract.api_logs (account_id, method, id)",
  ],
};
