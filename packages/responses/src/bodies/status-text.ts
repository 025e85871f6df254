import { STATUS_CODES } from "node:http";

/**
 * The reason phrase of a status.
 *
 * @param status - an HTTP status
 * @returns `Not Found`
 */
export function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? (status >= 500 ? "Server Error" : "Client Error");
}

/**
 * A code for a status of which a document lists none.
 *
 * @param status - an HTTP status
 * @returns `not_found`
 */
export function nameOfStatus(status: number): string {
  return reasonOf(status)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "_");
}
