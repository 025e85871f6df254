import { isJson, keysOfPointer, type Path, type ShapePointer } from "@error-contract/contract";

/** A value in a body, with the keys that lead to it. */
export interface FoundValue {
  readonly value: unknown;
  readonly at: Path;
}

/**
 * The values that a shape pointer matches in a body, with their keys: like `valuesAt`, for findings that point at one.
 *
 * @param body - an example of a body
 * @param pointer - where to look; `*` stands for the elements of a list
 * @returns the values, in the body's order
 */
export function foundAt(body: unknown, pointer: ShapePointer): readonly FoundValue[] {
  let found: readonly FoundValue[] = [{ value: body, at: [] }];
  for (const key of keysOfPointer(pointer)) {
    found = found.flatMap(({ value, at }) =>
      step(value, key).map(([own, inner]) => ({ value: inner, at: [...at, own] })),
    );
  }
  return found;
}

function step(value: unknown, key: string): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return key === "*" ? value.map((item, index) => [index, item]) : [];
  if (!isJson(value)) return [];
  if (Object.hasOwn(value, key)) return [[key, value[key]]];
  return key === "*" ? Object.entries(value) : [];
}

/**
 * How messages name a place in a body: `error.code`, `errors[].code`.
 *
 * @param pointer - the place
 * @returns the name
 */
export function nameOfPointer(pointer: ShapePointer): string {
  return keysOfPointer(pointer)
    .map((key, depth) => (key === "*" ? "[]" : depth === 0 ? key : `.${key}`))
    .join("");
}
