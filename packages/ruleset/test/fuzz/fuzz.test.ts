import { describe, it } from "vitest";
import { attemptSeeds } from "./sound.ts";

describe("a corrupt document yields findings or nothing, never an exception, and no finding at a place that it does not have", () => {
  // A sample; the full run, and the one in Spectral's engine, are in fuzz.e2e.test.ts.
  it.each([0, 25, 50, 75])("seeds from %i", (from) => attemptSeeds(from, from + 25));
});
