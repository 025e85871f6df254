import { describe, expect, it } from "vitest";
import { pathPattern } from "./path-template.ts";

describe("a path template", () => {
  it.each([
    ["/pets", [], "/pets", []],
    ["/pets/{id}", ["id"], "/pets/7", ["7"]],
    ["/pets/{id}", ["id"], "/pets/7/toys", undefined],
    ["/pets/{id}.{format}", ["id", "format"], "/pets/7.json", ["7", "json"]],
    ["/a.b(c)/{d}", ["d"], "/a.b(c)/x", ["x"]],
    ["/a.b", [], "/axb", undefined],
    ["/{a}{b}", ["a", "b"], "/xy", ["x", "y"]],
  ])("%s has the parameters %j, and in %s the values %j", (template, names, path, values) => {
    const { source, names: found } = pathPattern(template);
    expect(found).toEqual(names);
    expect(new RegExp(`^${source}$`).exec(path)?.slice(1)).toEqual(values);
  });
});
