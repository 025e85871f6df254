/**
 * Finds the word that was probably meant.
 *
 * @param written - the word as written
 * @param known - the words that there are
 * @returns the nearest, if a third of its letters or fewer are wrong
 * @example
 * nearest("respones", ["envelope", "responses"]); // "responses"
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const plain = written.toLowerCase().replace(/[^a-z0-9]/g, "");
  const [best] = known
    .map((word) => ({ word, distance: distance(plain, word.toLowerCase()) }))
    .filter(({ word, distance: far }) => far <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best?.word;
}

/** How many letters must be added, removed or changed (Levenshtein). */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 20) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, against] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
