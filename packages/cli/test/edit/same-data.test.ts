import { isDeepStrictEqual } from "node:util";
import { expect, it } from "vitest";
import { sameData } from "../../src/edit/same-data.ts";

const values: readonly unknown[] = [
  null,
  undefined,
  0,
  Number.NaN,
  "0",
  "",
  false,
  [],
  {},
  [0],
  ["0"],
  [undefined],
  { a: 1 },
  { a: 1, b: [2] },
  { b: [2], a: 1 },
  { a: 1, b: [2, 3] },
  { a: undefined },
  { b: undefined },
  { 0: 0 },
  { toString: 1 },
];

it.each(values.map((value) => [value] as const))("compares %j with each other value as node:util does", (one) => {
  for (const other of values) expect(sameData(one, other)).toBe(isDeepStrictEqual(one, other));
});
