import { describe, expect, it } from "vitest";
import { walk } from "./node.ts";
import { toPointer } from "./place.ts";
import { followPointer, resolveWithin } from "./refs.ts";

describe("a walk within one file", () => {
  const document = {
    a: { $ref: "#/b" },
    b: { $ref: "#/c~1d" },
    "c/d": { e: [1, 2] },
    loop: { $ref: "#/loop" },
    dangling: { $ref: "#/nowhere" },
    beside: { $ref: "#/c~1d", note: "more" },
    percent: { $ref: "#/c%7E1d" },
  };
  const walker = walk(document, resolveWithin(document));
  const at = (...keys: readonly string[]) =>
    keys.reduce<ReturnType<typeof walker.child>>((node, key) => node && walker.child(node, key), walker.root);

  it("follows a chain of references, and keeps the path through the document and the place in the source", () => {
    const found = at("a", "e", "1");
    expect(found?.value).toBe(2);
    expect(found?.place.path).toEqual(["a", "e", "1"]);
    expect(toPointer(found?.place.keys ?? [])).toBe("#/c~1d/e/1");
  });
  it("keeps the slot and the reference that was written there", () => {
    expect(at("a")).toMatchObject({ ref: "#/b", slot: { keys: ["a"] }, place: { keys: ["c/d"] } });
  });
  it("skips a hole in a list, which no parser produces but a program can", () => {
    const list = [1, 2, 3];
    delete list[1];
    const { root, children } = walk(list, () => undefined);
    expect(children(root).map(([key, { value, place }]) => [key, value, place.keys])).toEqual([
      ["0", 1, [0]],
      ["2", 3, [2]],
    ]);
  });
  it("keeps the siblings of a reference", () => expect(at("beside")?.beside).toEqual({ note: "more" }));
  it("decodes percent-encoding in a reference", () => expect(at("percent")?.value).toBe(document["c/d"]));
  it("returns a node without a value for a cycle and for a dead reference", () => {
    expect(at("loop")?.value).toBeUndefined();
    expect(at("dangling")?.value).toBeUndefined();
    expect(at("dangling", "more")).toBeUndefined();
  });
  it("returns nothing for a key that is missing, or that only the prototype has", () => {
    expect(at("x")).toBeUndefined();
    expect(at("toString")).toBeUndefined();
  });
});

describe("a walk over several files", () => {
  const files: Readonly<Record<string, unknown>> = {
    "paths/a.yaml": { get: { $ref: "../shared.yaml#/op" } },
    "shared.yaml": { op: { local: { $ref: "#/target" } }, target: { back: { $ref: "openapi.yaml#/home" } } },
  };
  const root = { path: { $ref: "paths/a.yaml" }, home: "here" };
  const walker = walk(root, (ref, base) => {
    const [file = "", fragment = ""] = ref.split("#");
    const name = file === "" ? base : file.replace("../", "");
    const found = followPointer(name === "openapi.yaml" ? root : files[name], fragment);
    return found && { ...found, base: name === "openapi.yaml" ? "" : name };
  });
  it("resolves each reference against the file in which it is written", () => {
    const path = walker.child(walker.root, "path");
    const get = path && walker.child(path, "get");
    const local = get && walker.child(get, "local");
    const back = local && walker.child(local, "back");
    expect([path, get, local, back].map((node) => node && `${node.place.base}${toPointer(node.place.keys)}`)).toEqual([
      "paths/a.yaml#",
      "shared.yaml#/op",
      "shared.yaml#/target",
      "#/home",
    ]);
    expect(back?.place.path).toEqual(["path", "get", "local", "back"]);
  });
});

describe("a pointer", () => {
  it.each([
    ["", [], "#"],
    ["/a", ["a"], "#/a"],
    ["/paths/~1a~1{id}/get", ["paths", "/a/{id}", "get"], "#/paths/~1a~1{id}/get"],
    ["/~01", ["~1"], "#/~01"],
  ])("%s is read and written", (fragment, keys, pointer) => {
    const document = keys.reduceRight<unknown>((value, key) => ({ [key]: value }), "end");
    expect(followPointer(document, fragment)).toEqual({ value: "end", keys });
    expect(toPointer(keys)).toBe(pointer);
  });
  it("that is malformed resolves to nothing, but a lone % stands for itself", () => {
    expect(followPointer({ a: 1 }, "a")).toBeUndefined();
    expect(followPointer({ a: 1 }, "/a/b")).toBeUndefined();
    expect(followPointer({ "%": 1 }, "/%")?.value).toBe(1);
  });
});
