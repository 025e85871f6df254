import { reasonPhrases } from "@error-contract/contract";

/** Other names that documents use for a status. */
const OTHER_NAMES: readonly (readonly [status: number, names: readonly string[]])[] = [[401, ["Unauthenticated"]]];

const statuses: ReadonlyMap<string, number> = new Map(
  [...reasonPhrases, ...OTHER_NAMES].flatMap(([status, names]) => names.map((name) => [squeeze(name), status])),
);

/**
 * Finds the status that a name or sentence is the reason phrase of.
 *
 * @param text - in any letter case, with or without separators: `NotFound`, `not_found`
 * @returns the status, or `undefined`
 */
export function statusOfPhrase(text: string): number | undefined {
  return statuses.get(squeeze(text));
}

/**
 * The reason phrase of a status.
 *
 * @param status - an HTTP status
 * @returns the phrase in the newest specification that has one
 */
export function phraseOf(status: number): string | undefined {
  return reasonPhrases.get(status)?.[0];
}

/** Whether a text is just a reason phrase. */
export function isReasonPhrase(text: string): boolean {
  return statusOfPhrase(text) !== undefined;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
