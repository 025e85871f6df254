import type { Path } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { locate } from "./locate.ts";
import { parse } from "./syntax/parse.ts";

function placesIn(text: string, name: string, paths: readonly Path[]): readonly string[] {
  const source = { base: "", address: name, name, text, ...parse(text, name) };
  return locate(source, paths).map(({ line, column }) => `${line}:${column}`);
}

describe("the place of a value in JSON", () => {
  const text = `{
  "a\\"b": [1, {"c": "}]"}, [2]],
  "paths": { "/x~y": { "get": { "x": "\\\\" } },
    "/z": null }
}`;
  it.each<[Path, string]>([
    [[], "1:1"],
    [['a"b'], "2:3"],
    [['a"b', 1], "2:15"],
    [['a"b', 1, "c"], "2:16"],
    [['a"b', "2", 0], "2:29"],
    [["paths", "/x~y", "get", "x"], "3:33"],
    [["paths", "/z"], "4:5"],
    [["paths", "/z", "nothing"], "4:5"],
    [["paths", "/q", "get"], "3:3"],
  ])("%j is %s", (path, place) => {
    expect(placesIn(text, "a.json", [path])).toEqual([place]);
  });
});

describe("the place of a value in YAML", () => {
  const text = `openapi: 3.1.0
base: &base
  404: &missing { description: none, content: {} }
  "500": {description: 'it''s'}
paths:
  /a:
    get:
      responses:
        <<: *base
        404: *missing
  /b: { get: { responses: [*missing, {x: 1}] } }
  /c:
    - one
    - two: 2
`;
  it.each<[Path, string]>([
    [["openapi"], "1:1"],
    [["base", "404", "content"], "3:38"],
    [["base", "500"], "4:3"],
    [["paths", "/a", "get", "responses", "404"], "10:9"],
    [["paths", "/a", "get", "responses", "404", "description"], "3:19"],
    [["paths", "/a", "get", "responses", "500", "description"], "4:11"],
    [["paths", "/b", "get", "responses", 1, "x"], "11:39"],
    [["paths", "/c", 0], "13:7"],
    [["paths", "/c", 1, "two"], "14:7"],
    [["paths", "/c", 1, "three"], "14:7"],
  ])("%j is %s", (path, place) => {
    expect(placesIn(text, "a.yaml", [path])).toEqual([place]);
  });

  it("is correct with Windows line endings", () => {
    expect(placesIn(text.replaceAll("\n", "\r\n"), "a.yaml", [["paths", "/c", 1, "two"]])).toEqual(["14:7"]);
  });
});
