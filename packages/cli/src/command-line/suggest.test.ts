import { describe, expect, it } from "vitest";
import { suggest } from "./suggest.ts";

const commands = ["lint", "report", "fix", "diff", "init", "generate", "test", "explain", "pages"];

describe("a name that does not exist", () => {
  it.each([
    ["lnit", "lint"],
    ["reprot", "report"],
    ["Diff", "diff"],
    ["generat", "generate"],
    ["tset", "test"],
    ["deploy", undefined],
    ["", undefined],
  ])("%j suggests %s", (typed, meant) => {
    expect(suggest(typed, commands)).toBe(meant);
  });
});
