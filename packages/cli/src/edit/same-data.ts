/**
 * Whether parsed data is the same: like `isDeepStrictEqual`, for nothing but plain objects, lists and scalars, and several times as
 * fast. Key order does not count.
 *
 * @param one - data as a parser gives it
 * @param other - other such data
 * @returns true when they are equal
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
