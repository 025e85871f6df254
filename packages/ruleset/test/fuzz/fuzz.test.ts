import { followPointer } from "@error-contract/contract";
import { Spectral } from "@stoplight/spectral-core";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { lint } from "../../src/lint.ts";
import strict from "../../src/spectral/strict.ts";
import { bundleSpecification } from "../mutations/bundle.ts";
import { petDocument } from "../support/document.ts";
import { corrupt } from "./corrupt.ts";
import { type Random, random } from "./random.ts";

const specification = await bundleSpecification();
const sound = [() => structuredClone(specification), () => petDocument("3.0.3"), () => petDocument("3.1.0")] as const;
const presets = ["recommended", "strict", "problem-details"] as const;

interface Corrupted {
  readonly document: object;
  /** What was done to it, for the message of a failure. */
  readonly told: string;
}

function corrupted(seed: number, choose: Random, form: "text" | "memory"): Corrupted {
  const document = choose.pick(sound)();
  return { document, told: `seed ${seed}: ${corrupt(document, choose, form).join("; ")}` };
}

/** Findings whose place the document does not have. */
function misplaced(document: object, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ file, pointer }) => file !== "" || followPointer(document, pointer.slice(1)) === undefined);
}

describe("a corrupt document gives findings or nothing, never an exception, and no finding at a place that it does not have", () => {
  it.each(Array.from({ length: 20 }, (_, hundred) => hundred * 100))("seeds from %i", (from) => {
    for (let seed = from; seed < from + 100; seed++) {
      const choose = random(seed);
      const { document, told } = corrupted(seed, choose, "memory");
      const findings = attempt(() => lint(document, { preset: choose.pick(presets) }), told);
      expect(misplaced(document, findings), told).toEqual([]);
    }
  });

  it("in the engine of Spectral either", async () => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [strict] });
    let broken = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { document, told } = corrupted(seed, random(seed), "text");
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

function attempt(run: () => readonly Finding[], told: string): readonly Finding[] {
  try {
    return run();
  } catch (cause) {
    throw new Error(told, { cause });
  }
}

/** Values that were exchanged may contain each other now, and then have no form in JSON. */
function asText(document: object): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}
