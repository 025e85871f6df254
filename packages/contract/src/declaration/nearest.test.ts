import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const commands = ["lint", "report", "fix", "diff", "init", "generate", "test", "explain", "pages"];

describe("a name that does not exist", () => {
  it.each([
    ["lnit", ["lint", "init"]],
    ["reprot", ["report"]],
    ["Diff", ["diff"]],
    ["gene_rat", ["generate"]],
    ["tset", ["test"]],
    ["deploy", []],
    ["", []],
  ])("%j is nearest to %j", (typed, meant) => {
    expect(nearest(typed, commands)).toEqual(meant);
  });

  it("may differ by as many letters as the caller allows", () => {
    expect(nearest("duplicate", ["duplicate_record"])).toEqual([]);
    expect(nearest("duplicate", ["duplicate_record"], 1 / 2)).toEqual(["duplicate_record"]);
  });

  it("may be of any length", () => {
    expect(nearest("a".repeat(1_000_000), ["a".repeat(199), "b"])).toEqual(["a".repeat(199)]);
  });

  it("is matched in any script", () => {
    expect(nearest("錯誤", ["禁止", "錯誤碼"])).toEqual(["錯誤碼"]);
  });
});
