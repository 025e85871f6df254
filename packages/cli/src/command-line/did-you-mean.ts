import { nearest } from "@error-contract/contract";

/**
 * Suggests an existing name for one that does not exist.
 *
 * @param typed - what the user typed
 * @param known - the existing names
 * @returns `Did you mean "lint"?`, or `undefined`
 */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const [name] = nearest(typed, known);
  return name && `Did you mean "${name}"?`;
}
