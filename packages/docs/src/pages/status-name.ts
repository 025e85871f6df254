import { STATUS_CODES } from "node:http";

/**
 * Writes a status with the name that HTTP gives it.
 *
 * @param status - the HTTP status
 * @returns the status and its name, or the status alone when it has none
 * @example
 * statusName(409); // "409 Conflict"
 */
export function statusName(status: number): string {
  const name = STATUS_CODES[status];
  return name === undefined ? String(status) : `${status} ${name}`;
}

/**
 * Says who can do something about errors of a status.
 *
 * @param status - the HTTP status
 * @returns "Client error", "Server error", or nothing for a status that is no error
 */
export function familyOf(status: number): string | undefined {
  if (status >= 400 && status < 500) return "Client error";
  return status >= 500 && status < 600 ? "Server error" : undefined;
}
