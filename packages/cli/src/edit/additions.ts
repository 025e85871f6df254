import { isDeepStrictEqual } from "node:util";
import { isJson, type Path, toPointer } from "@error-contract/contract";
import { Refused } from "./refused.ts";

/** A key to add to an object, or an element to append to a list (named `-`). */
export interface Addition {
  readonly name: string;
  readonly value: unknown;
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly copiedFrom: Path | undefined;
}

/**
 * Adds an addition to those of an object. Two that create the same missing object are merged into one.
 *
 * @param additions - the additions so far
 * @param next - the one to add
 * @param at - the path of the object, for the error message
 * @returns the additions, including the new one
 * @throws {Refused} if two of them write different values to one place
 */
export function withAddition(additions: readonly Addition[], next: Addition, at: Path): readonly Addition[] {
  const same = next.name === "-" ? -1 : additions.findIndex(({ name }) => name === next.name);
  const present = additions[same];
  if (!present) return [...additions, next];
  const value = mergeAdded(present.value, next.value, [...at, next.name]);
  const copiedFrom = isDeepStrictEqual(value, present.value) ? present.copiedFrom : undefined;
  return additions.with(same, { ...present, value, copiedFrom });
}

/**
 * Merges the values of two additions at the same path: equal values become one, and objects are merged key by key.
 *
 * @param one - the first value
 * @param other - the second value
 * @param at - the path, for the error message
 * @returns the merged value
 * @throws {Refused} if the values conflict
 */
export function mergeAdded(one: unknown, other: unknown, at: Path): unknown {
  if (isDeepStrictEqual(one, other)) return one;
  if (!isJson(one) || !isJson(other)) throw new Refused(`Two fixes write different values to ${toPointer(at)}.`);
  const both = Object.keys(other).filter((key) => Object.hasOwn(one, key));
  return {
    ...one,
    ...other,
    ...Object.fromEntries(both.map((key) => [key, mergeAdded(one[key], other[key], [...at, key])])),
  };
}

/**
 * Groups additions by the sibling that they follow. Those before the first sibling have the index -1.
 *
 * @param siblings - the existing keys
 * @param additions - the keys to add
 * @returns the additions that follow a sibling, in order, by the sibling's index
 */
export function placeAdditions(
  siblings: readonly (string | undefined)[],
  additions: readonly Addition[],
): ReadonlyMap<number, readonly Addition[]> {
  const placed = new Map<number, Addition[]>();
  for (const addition of additions) {
    const index = addition.after === undefined ? -1 : siblings.indexOf(addition.after);
    const neighbors =
      index < 0 && [...placed.values()].find((group) => group.some(({ name }) => name === addition.after));
    if (neighbors) {
      neighbors.splice(neighbors.findIndex(({ name }) => name === addition.after) + 1, 0, addition);
      continue;
    }
    const isFirst = addition.before !== undefined && siblings.indexOf(addition.before) === 0;
    const behind = index >= 0 ? index : isFirst ? -1 : siblings.length - 1;
    placed.set(behind, [...(placed.get(behind) ?? []), addition]);
  }
  return placed;
}
