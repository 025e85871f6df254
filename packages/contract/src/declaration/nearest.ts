/** Longer names are truncated: the cost is the product of both lengths, and a name may come from an untrusted URL. */
const LONGEST = 200;

/**
 * Ranks names by their similarity to one that does not exist, for a "Did you mean …?". Case, spaces, `-` and `_` do not
 * count.
 *
 * @param wanted - the name that does not exist
 * @param names - the names that exist
 * @param wrong - the share of a name's letters that may differ, from 0 to 1; one letter may always differ
 * @default wrong 1 / 3
 * @returns the names that are near enough, the nearest first
 * @example
 * nearest("respones", ["envelope", "responses"]); // ["responses"]
 */
export function nearest(wanted: string, names: readonly string[], wrong: number = 1 / 3): readonly string[] {
  const letters = lettersOf(wanted);
  return names
    .map((name) => ({ name, letters: lettersOf(name) }))
    .map(({ name, letters: own }) => {
      const most = Math.max(1, Math.floor(own.length * wrong));
      const distance = Math.abs(own.length - letters.length) > most ? Infinity : distanceBetween(letters, own);
      return { name, distance, isNear: distance <= most };
    })
    .filter(({ isNear }) => isNear)
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
}

function lettersOf(name: string): string {
  return name
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[\s_-]/g, "");
}

/** Counts the letters to add, remove, replace, or swap with their neighbor (optimal string alignment distance). */
function distanceBetween(a: string, b: string): number {
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
