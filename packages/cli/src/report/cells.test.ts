import { expect, it } from "vitest";
import { summarizeColumn } from "./cells.ts";
import type { Cell } from "./matrix.ts";

it.each<[readonly Cell[], ReturnType<typeof summarizeColumn>]>([
  [["none", "none"], { cell: "none", described: 0, of: 0 }],
  [["full", "full", "none"], { cell: "full", described: 2, of: 2 }],
  [["full", "missing"], { cell: "partial", described: 1, of: 2 }],
  [["elsewhere", "elsewhere"], { cell: "elsewhere", described: 0, of: 2 }],
  [["full", "elsewhere"], { cell: "partial", described: 1, of: 2 }],
  [["full", "full", "contradiction"], { cell: "contradiction", described: 3, of: 3 }],
])("the cells %j are summed up: a contradiction prevails, and other differences are partial", (cells, sum) => {
  const rows = cells.map((cell, index) => ({ method: "GET", path: `/${index}`, cells: [cell] }));
  expect(summarizeColumn({ name: "all", rows }, 0)).toEqual(sum);
});
