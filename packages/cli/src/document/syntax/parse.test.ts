import { describe, expect, it } from "vitest";
import { parse } from "./parse.ts";

const parsed = (text: string, name = "api.yaml"): unknown => parse(text, name).value;

describe("a file", () => {
  it.each([
    ["YAML", "a: 1\n", "a.yaml", { a: 1 }],
    ["JSON", '{"a": 1}', "a.json", { a: 1 }],
    ["JSON without a name", ' {"a": 1}', "stdin", { a: 1 }],
    ["a flow mapping of YAML", "{a: 1, b: [c]}", "stdin", { a: 1, b: ["c"] }],
    [
      "YAML 1.2: no dates, no yes, no octal zeros",
      "a: 2020-01-01\nb: yes\nc: 012\n",
      "a.yaml",
      { a: "2020-01-01", b: "yes", c: 12 },
    ],
    ["nothing at all", " \n", "a.json", undefined],
    ["numbers as keys", "200: a\n404: b\n", "a.yaml", { 200: "a", 404: "b" }],
    [
      "a merge that is overridden",
      "x: &x {404: 1, k: 1}\ny:\n  <<: *x\n  404: 2\n",
      "a.yaml",
      { x: { 404: 1, k: 1 }, y: { 404: 2, k: 1 } },
    ],
    [
      "a brace that is not indented deeper than its key",
      "a: {\n  b: 1\n}\nc:\n  d: {\n    e: 1\n  }\n",
      "a.yaml",
      { a: { b: 1 }, c: { d: { e: 1 } } },
    ],
    ["__proto__", "__proto__: {a: 1}\n", "a.yaml", JSON.parse('{"__proto__": {"a": 1}}')],
  ])("may be %s", (_, text, name, value) => {
    expect(parsed(text, name)).toEqual(value);
  });

  it.each([
    ["a: 1\nb: 2\na: 3\n", "a.yaml"],
    ["404: 1\n'404': 3\n", "a.yaml"],
    ['{"a": {"b": 1, "b": 2}}', "a.json"],
    ['{"a": [{"b": 1}, {"b": 2, "c": {}, "b": 3}]}', "stdin"],
  ])("has no duplicate key: %j", (text, name) => {
    expect(() => parsed(text, name)).toThrow(/is repeated/);
  });

  it("may repeat its keys elsewhere, in strings and in other objects", () => {
    const value = { a: { b: '"b": "b"', c: [{ b: "\\" }, { b: '":' }] }, b: { a: "" } };
    expect(parsed(JSON.stringify(value), "a.json")).toEqual(value);
  });
});
