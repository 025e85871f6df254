/**
 * The name that was probably meant.
 *
 * @param typed - what the user typed
 * @param known - the names there are
 * @returns the closest one, or `undefined` where none is close: a third of its letters may differ, and one always may
 * @example
 * suggest("lnit", ["lint", "init"]); // "lint"
 */
export function suggest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

/**
 * The question that goes with it.
 *
 * @param typed - what the user typed
 * @param known - the names there are
 * @returns `Did you mean "lint"?`, or `undefined`
 */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const name = suggest(typed, known);
  return name && `Did you mean "${name}"?`;
}

/** Letters added, left out, replaced, or swapped with their neighbor. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
