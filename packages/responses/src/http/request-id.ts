import type { Headers } from "./headers.ts";

/** The header that carries a request's id, in both directions. */
export const REQUEST_ID_HEADER = "x-request-id";

/**
 * The id of a request.
 *
 * @param headers - the request's headers, names in lower case
 * @returns the caller's own id when it has 1 to 128 letters, digits, dots, underscores and hyphens, otherwise a new UUID
 * @example requestIdOf({ "x-request-id": "checkout-42" }); // "checkout-42"
 */
export function requestIdOf(headers: Headers): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === "string" && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}
