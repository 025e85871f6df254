import type { Database } from "../database/database.ts";
import type { ErrorLog } from "../log/error-log.ts";

/** Returns the reasons the server should get no requests; an empty list if it is ready. */
export type Readiness = () => readonly string[];

/**
 * Checks whether the server can do its work. The check does not query the database, so frequent calls cost nothing.
 *
 * @param database - the database, which has to be reachable
 * @param log - the error log, which must not be dropping entries
 * @param closing - aborted once the server begins to close
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
