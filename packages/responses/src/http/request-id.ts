import type { Headers } from "./headers.ts";

/** The header that carries a request's id, in both directions. */
export const REQUEST_ID_HEADER = "x-request-id";

/**
 * Determines the id of a request.
 *
 * @param headers - the request's headers, by lower-case name
 * @returns the caller's id if it consists of 1 to 128 letters, digits, dots, underscores and hyphens, otherwise a new UUID
 * @example requestIdOf({ "x-request-id": "checkout-42" }); // "checkout-42"
 */
export function requestIdOf(headers: Headers): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === "string" && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}
