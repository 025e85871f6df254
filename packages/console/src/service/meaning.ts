import { errorCatalogue } from "@error-contract/api/catalogue";

/** What the document says about a code of this API. */
export type Meaning = (typeof errorCatalogue)[keyof typeof errorCatalogue];

/**
 * Looks a code up in this API's own catalogue.
 *
 * @param code - any code
 * @returns its title and remedies; `undefined` for a code of another API
 */
export function meaningOf(code: string | null): Meaning | undefined {
  return Object.entries(errorCatalogue).find(([name]) => name === code)?.[1];
}
