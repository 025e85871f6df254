import Negotiator from "negotiator";

/** The media type of newline-delimited JSON: one value per line. */
export const LINES = "application/x-ndjson";

/**
 * Tells whether a caller prefers a stream of lines to a page of JSON.
 *
 * @param accept - the `Accept` header; if it is absent, any media type is accepted
 * @returns true if the header names `application/x-ndjson` and does not prefer JSON; between equals, the first one wins
 * @example acceptsLines("application/x-ndjson, application/json;q=0.5"); // true
 */
export function acceptsLines(accept: string | undefined): boolean {
  const headers = accept === undefined ? {} : { accept };
  return new Negotiator({ headers }).mediaType(["application/json", LINES]) === LINES;
}
