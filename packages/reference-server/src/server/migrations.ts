import { keyTrail } from "../accounts/key-trail.ts";
import { accountsAndKeys, announcedKeys } from "../accounts/migration.ts";
import type { Migration } from "../database/migration.ts";
import { groupCounts } from "../log/group-counts.ts";
import { apiLogs, orderOfEntries } from "../log/migration.ts";
import { pathIndex } from "../log/path-index.ts";

/** Every migration of the reference server, oldest first. Each stands with the code that owns its tables. */
export const migrations: readonly Migration[] = [
  apiLogs,
  accountsAndKeys,
  announcedKeys,
  groupCounts,
  pathIndex,
  orderOfEntries,
  keyTrail,
];
