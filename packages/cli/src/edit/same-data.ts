/**
 * Compares parsed data like `isDeepStrictEqual`, but supports only plain objects, lists and scalars, and is several
 * times as fast. Key order does not matter.
 *
 * @param one - parsed data
 * @param other - the data to compare it with
 * @returns true if they are equal
 */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameData(item, other[index]));
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      sameData((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
