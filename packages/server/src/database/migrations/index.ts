import { apiLogs } from "./001-api-logs.ts";
import { accountsAndKeys } from "./002-accounts-and-keys.ts";
import type { Migration } from "./migration.ts";

/** All steps, in the order in which they run. */
export const migrations: readonly Migration[] = [apiLogs, accountsAndKeys];
