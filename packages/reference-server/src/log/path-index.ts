import type { Migration } from "../database/migration.ts";

/** Leads to the entries whose path begins with a text. Texts sort by their bytes, so a prefix is a range of it. */
export const pathIndex: Migration = {
  name: "006-path-index",
  statements: ["create index api_logs_path on error_contract.api_logs (account_id, path, id)"],
};
