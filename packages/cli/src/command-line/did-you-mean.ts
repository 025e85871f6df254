import { nearest } from "@error-contract/contract";

/**
 * Suggests an existing name for one that does not exist.
 *
 * @param typed - what the user typed
 * @param known - the existing names
 * @returns `Did you mean "lint"?`, for the nearest name or the only one that begins with what was typed; or `undefined`
 */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const beginning = typed === "" ? [] : known.filter((name) => name.startsWith(typed));
  const [name = beginning.length === 1 ? beginning[0] : undefined] = nearest(typed, known);
  return name && `Did you mean "${name}"?`;
}
