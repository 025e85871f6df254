/** Thrown if the database cannot be reached. Errors in a statement have other classes. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = "DatabaseUnavailable";
}

/** Thrown if the database did not respond in time. The statement may or may not have taken effect. */
export class DatabaseLate extends DatabaseUnavailable {
  override readonly name = "DatabaseLate";
}

/**
 * Tells whether a statement failed because it violates a unique constraint.
 *
 * @param constraint - the name of the constraint; by default, any
 * @example if (isUniqueViolation(error, "api_keys_external_identifier")) throw new ExternalIdentifierTaken();
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = fieldsOf(error);
  return code === "23505" && (constraint === undefined || violated === constraint);
}

/**
 * Tells whether a statement failed because of its values, so that a retry would fail too.
 * Decided by the classes 22 (data exception) and 23 (integrity constraint violation) of PostgreSQL's error codes.
 */
export function isDataError(error: unknown): boolean {
  const { code } = fieldsOf(error);
  return typeof code === "string" && /^2[23]/.test(code);
}

/** Tells whether the table has no partition for an entry's time: a check violation without a constraint name. */
export function isWithoutPartition(error: unknown): boolean {
  const { code, constraint } = fieldsOf(error);
  return code === "23514" && constraint === undefined;
}

function fieldsOf(error: unknown): { readonly code?: unknown; readonly constraint?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}

/**
 * Adds a full stop to a message that has none. Node's and PostgreSQL's messages have none, and ours do.
 *
 * @param message - the message of an error
 * @returns the message as a sentence
 * @example asSentence("disk full"); // "disk full."
 */
export function asSentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}
