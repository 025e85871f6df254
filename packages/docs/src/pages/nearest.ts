/**
 * The names that look most like another: what a reader of a mistyped address may have meant.
 *
 * @param wanted - the name that was not found
 * @param names - the names that exist
 * @param most - how many to return
 * @returns the nearest names, the nearest first; names that have little in common with the wanted one are left out
 * @example
 * nearest("duplicate_recrd", ["not_found", "duplicate_record"], 3); // ["duplicate_record"]
 */
export function nearest(wanted: string, names: readonly string[], most: number): readonly string[] {
  const lower = wanted.toLowerCase().slice(0, 200);
  return names
    .map((name) => ({ name, distance: distanceBetween(lower, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(3, Math.ceil(Math.max(lower.length, name.length) / 2)))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Levenshtein's distance, one row at a time. */
function distanceBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, character] of [...left].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (character === right[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
