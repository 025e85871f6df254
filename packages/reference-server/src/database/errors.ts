/** The database cannot be reached at the moment. Errors in a statement are not of this kind. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = "DatabaseUnavailable";
}

/** The database did not answer in time. Whether the statement took effect is not known. */
export class DatabaseLate extends DatabaseUnavailable {
  override readonly name = "DatabaseLate";
}

/**
 * Whether a statement failed because another row has the value already, which a unique constraint forbids.
 *
 * @param constraint - the name of the constraint; any, when not given
 * @example if (isUniqueViolation(error, "api_keys_external_identifier_key")) throw duplicateRecord("/external_identifier");
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = fieldsOf(error);
  return code === "23505" && (constraint === undefined || violated === constraint);
}

/**
 * Whether a statement failed for the values that it was given, so that giving them again fails again.
 * By the classes 22 (data exception) and 23 (integrity constraint violation) of PostgreSQL's error codes.
 */
export function isDataError(error: unknown): boolean {
  const { code } = fieldsOf(error);
  return typeof code === "string" && /^2[23]/.test(code);
}

/** Whether an entry lies in a time for which the table has no partition: PostgreSQL reports it as a violated check without a name. */
export function isWithoutPartition(error: unknown): boolean {
  const { code, constraint } = fieldsOf(error);
  return code === "23514" && constraint === undefined;
}

function fieldsOf(error: unknown): { readonly code?: unknown; readonly constraint?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}
