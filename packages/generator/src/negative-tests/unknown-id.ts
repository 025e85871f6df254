import type { Node, Walker } from "@error-contract/contract";
import { keywordsOf } from "./keywords.ts";
import { matches, matching } from "./sample.ts";

/** A well-formed UUID that nothing has. */
export const UUID = "00000000-0000-4000-8000-000000000000";
/** The largest signed 32-bit integer: ids are assigned from the lower end. */
const LARGE = 2_147_483_647;

/**
 * An id of the right type that, in all likelihood, does not exist.
 *
 * @param walker - walks the document
 * @param schema - the schema of a path parameter
 * @returns the id; `undefined` if the schema lists the values, because any of them may exist
 */
export function unknownId(walker: Walker, schema: Node | undefined): string | number | undefined {
  if (schema === undefined) return UUID;
  const { own, hasAlternatives } = keywordsOf(walker, schema);
  const { type, enum: values, const: constant, format, pattern, minLength, maxLength, maximum, exclusiveMaximum } = own;
  if (values !== undefined || constant !== undefined) return undefined;
  const types: readonly unknown[] = [type].flat();
  if (types.includes("integer") || types.includes("number")) {
    const most = [maximum, exclusiveMaximum].map((bound) => (typeof bound === "number" ? bound - 1 : LARGE));
    return Math.floor(Math.min(...most, LARGE));
  }
  if (types.length > 0 && !types.includes("string")) return undefined;
  if (format === "uuid" || (pattern === undefined && maxLength === undefined && !hasAlternatives)) return UUID;
  const [shortest, longest] = [Number(minLength ?? 0), Number(maxLength ?? Infinity)];
  if (typeof pattern !== "string") return "zq0".repeat(30).slice(0, Math.max(shortest, Math.min(longest, 20)));
  return matches(pattern, UUID) && UUID.length <= longest ? UUID : matching(pattern, shortest, longest);
}
