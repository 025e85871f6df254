import Negotiator from "negotiator";

/** One JSON value a line. */
export const LINES = "application/x-ndjson";

/**
 * Whether a caller prefers a stream of lines to a page of JSON.
 *
 * @param accept - the header `Accept`; absent, it means everything
 * @returns true when the caller names lines and does not prefer JSON; of two that it wants equally, the first named counts
 * @example acceptsLines("application/x-ndjson, application/json;q=0.5"); // true
 */
export function acceptsLines(accept: string | undefined): boolean {
  const headers = accept === undefined ? {} : { accept };
  return new Negotiator({ headers }).mediaType(["application/json", LINES]) === LINES;
}
