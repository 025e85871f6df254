import { describe, it } from "vitest";
import { attemptSeeds } from "./sound.ts";

describe("a corrupt document gives findings or nothing, never an exception, and no finding at a place that it does not have", () => {
  // A sample; the whole run, and that in Spectral's engine, are in fuzz.e2e.test.ts.
  it.each([0, 25, 50, 75])("seeds from %i", (from) => attemptSeeds(from, from + 25));
});
