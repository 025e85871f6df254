/** Values that mark a body as an error without saying which one. */
const MARKERS: ReadonlySet<unknown> = new Set([
  "error",
  "errors",
  "fail",
  "failed",
  "failure",
  "fault",
  "object",
  "ko",
]);

/**
 * Whether a value only says that there is an error.
 *
 * @param value - a value of a body
 * @returns true for `error`, `failure` and the like
 */
export function isMarker(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return MARKERS.has(value.toLowerCase()) || /^errors?[._-]?(list|object|response)$/i.test(value);
}

/**
 * Whether a value has the form of a code: an integer, or a word without spaces that is not a URI, date or id.
 *
 * @param value - a value of a body
 * @returns true for `not_found`, `NotFound`, `payments.declined`, `702`
 */
export function isToken(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  if (typeof value !== "string" || value.length > 80) return false;
  return /^[A-Za-z0-9][\w.:/#-]*$/.test(value) && !isUri(value) && !isDate(value) && !isOpaque(value);
}

/**
 * Whether a value is a URI that can identify an error, such as a `type` of RFC 9457.
 *
 * @param value - a value of a body
 * @returns true for `http`, `https`, `urn`, `tag` and `about` URIs
 */
export function isUri(value: unknown): boolean {
  return typeof value === "string" && /^(https?:\/\/|urn:|tag:|about:)\S+$/i.test(value);
}

/**
 * Whether a value is an HTTP error status, as a number or as a string.
 *
 * @param value - a value of a body
 * @returns true from 400 to 599
 */
export function isErrorStatus(value: unknown): boolean {
  const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 400 && number < 600;
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(value);
}

/** A random id: a UUID, a hash, a long run of digits. */
function isOpaque(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) || /^(?=.*\d)[0-9a-f]{16,}$/i.test(value) || /^\d{9,}$/.test(value);
}
