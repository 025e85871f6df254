/** Random choices that a seed makes reproducible. */
export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly fraction: () => number;
  /** An integer from 0 (inclusive) to a limit (exclusive). */
  readonly below: (limit: number) => number;
  /** An item of a non-empty list. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True with the given probability, in percent. */
  readonly chance: (percent: number) => boolean;
}

/**
 * Creates a generator of random choices (mulberry32).
 *
 * @param seed - any integer; the same seed makes the same choices
 * @returns the generator
 * @example
 * const { pick, chance } = random(7);
 * const status = chance(80) ? pick([400, 404]) : 500;
 */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    chance: (percent) => below(100) < percent,
  };
}
