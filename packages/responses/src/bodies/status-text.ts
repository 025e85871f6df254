import { STATUS_CODES } from "node:http";

/**
 * Returns the reason phrase of a status.
 *
 * @param status - an HTTP status
 * @returns `Not Found`
 */
export function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? (status >= 500 ? "Server Error" : "Client Error");
}

/**
 * Names a code after a status for which the document lists none.
 *
 * @param status - an HTTP status
 * @returns `not_found`
 */
export function nameOfStatus(status: number): string {
  return reasonOf(status)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "_");
}
