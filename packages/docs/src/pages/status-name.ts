import { STATUS_CODES } from "node:http";

/**
 * Formats a status with its HTTP reason phrase.
 *
 * @param status - the HTTP status
 * @returns the status and its phrase, or the status alone if it has none
 * @example
 * statusName(409); // "409 Conflict"
 */
export function statusName(status: number): string {
  const name = STATUS_CODES[status];
  return name === undefined ? String(status) : `${status} ${name}`;
}

/**
 * Names the family of an error status.
 *
 * @param status - the HTTP status
 * @returns "Client error" or "Server error"; `undefined` for a status that is not an error
 */
export function familyOf(status: number): string | undefined {
  if (status >= 400 && status < 500) return "Client error";
  return status >= 500 && status < 600 ? "Server error" : undefined;
}
