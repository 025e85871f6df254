import { expect, test } from "vitest";
import { leaveOut } from "./leave-out.ts";

const letters = [..."abcdefghijkl"];

test.each([
  [["#/tags/9", "#/tags/10"], "abcdefghil"],
  [["#/tags/10", "#/tags/2", "#/tags/9", "#/tags/2"], "abdefghil"],
])("Without %j, the other elements of a list stay", (pointers, rest) => {
  const document = { tags: letters };
  expect(leaveOut(document, pointers)).toEqual({ tags: [...rest] });
  expect(document).toEqual({ tags: letters });
});

test("Without a dead reference, its schema allows anything", () => {
  const document = { a: { schema: { $ref: "#/nowhere" } }, b: { kept: true, lost: 1 } };
  expect(leaveOut(document, ["#/a/schema", "/b/lost", "#/c/nothing"])).toEqual({
    a: { schema: {} },
    b: { kept: true },
  });
});
