import { keyTrail } from "../accounts/key-trail.ts";
import { accountsAndKeys, announcedKeys } from "../accounts/migration.ts";
import type { Migration } from "../database/migration.ts";
import { dayCounts, groupCounts } from "../log/group-counts.ts";
import { pathIndex, statusAndMethodIndexes } from "../log/later-indexes.ts";
import { apiLogs, orderOfEntries } from "../log/migration.ts";

/** Every migration of the reference server, oldest first. Each is defined beside the code that owns its tables. */
export const migrations: readonly Migration[] = [
  apiLogs,
  accountsAndKeys,
  announcedKeys,
  groupCounts,
  pathIndex,
  orderOfEntries,
  keyTrail,
  statusAndMethodIndexes,
  dayCounts,
];
