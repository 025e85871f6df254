import type { Database } from "../database/database.ts";
import type { ErrorLog } from "../log/error-log.ts";

/** Returns the reasons the server should get no requests; an empty list if it is ready. */
export type Readiness = () => readonly string[];

/**
 * Whether the server can do its work. Neither check asks the database, so being asked often costs nothing.
 *
 * @param database - has to be reachable
 * @param log - must not be losing entries
 * @param closing - aborted once the server is to close
 * @returns the check
 */
export function readiness(
  database: Database,
  log: Pick<ErrorLog, "isOverflowing">,
  closing: AbortSignal | undefined,
): Readiness {
  return () => [
    ...(closing?.aborted ? ["The server is closing."] : []),
    ...(database.isReachable() ? [] : ["The database cannot be reached."]),
    ...(log.isOverflowing() ? ["The error log has no room left and drops entries."] : []),
  ];
}
