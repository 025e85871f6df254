import { random } from "@error-contract/testing/random";
import { Spectral } from "@stoplight/spectral-core";
import { describe, expect, it } from "vitest";
import strict from "../../src/spectral/strict.ts";
import { attemptSeeds, damaged } from "./sound.ts";

describe("a corrupt document gives findings or nothing, never an exception, and no finding at a place that it does not have", () => {
  // A sample; the whole run is in fuzz.e2e.test.ts.
  it.each([0, 100, 200])("seeds from %i", (from) => attemptSeeds(from, from + 100), 30_000);

  it("in the engine of Spectral either", async () => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [strict] });
    let broken = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { document, told } = damaged(seed, random(seed), "text");
      const text = asText(document);
      if (text === undefined) continue;
      const results = await spectral.run(text);
      // Spectral turns an exception of a rule into an aggregate error; it would have been thrown.
      expect(Array.isArray(results), told).toBe(true);
      broken += results.length;
    }
    expect(broken).toBeGreaterThan(0);
  }, 60_000);
});

/** Values that were exchanged may contain each other now, and then have no form in JSON. */
function asText(document: object): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}
