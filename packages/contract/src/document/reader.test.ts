import { describe, expect, test } from "vitest";
import { readerOf } from "./reader.ts";

const document = {
  "a/b": { "50%": { $ref: "#/c" } },
  c: { $ref: "#/d/0" },
  d: [{ e: 1 }],
  loop: { $ref: "#/loop" },
  elsewhere: { $ref: "other.yaml" },
};

describe("A reader", () => {
  test("follows references and says where the value is", () => {
    expect(readerOf(document).at(["a/b", "50%"])).toEqual({ value: { e: 1 }, keys: ["d", "0"] });
  });

  test.each([
    ["a key that is missing", ["x"]],
    ["a value that is not an object", ["d", 0, "e"]],
    ["a reference to itself", ["loop"]],
    ["a reference to another file", ["elsewhere"]],
  ])("finds nothing at %s", (_, keys) => {
    expect(readerOf(document).at(keys)).toBeUndefined();
  });
});
