import { accountsAndKeys, announcedKeys } from "../accounts/migration.ts";
import type { Migration } from "../database/migration.ts";
import { apiLogs } from "../log/migration.ts";

/** Every migration of the reference server, oldest first. Each stands with the code that owns its tables. */
export const migrations: readonly Migration[] = [apiLogs, accountsAndKeys, announcedKeys];
