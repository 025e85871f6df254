import { describe, expect, it } from "vitest";
import { didYouMean } from "./did-you-mean.ts";

describe("for a name that does not exist, the suggestion", () => {
  it.each([
    ["is the nearest name", "lnit", 'Did you mean "lint"?'],
    ["is the only name that begins so", "cov", 'Did you mean "coverage"?'],
    ["is missing if several names begin so", "co", undefined],
    ["is missing if no name is like it", "mock", undefined],
    ["is missing for no name at all", "", undefined],
  ])("%s", (_, typed, suggestion) => {
    expect(didYouMean(typed, ["lint", "coverage", "commands"])).toBe(suggestion);
  });
});
