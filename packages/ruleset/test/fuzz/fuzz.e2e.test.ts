import { random } from "@error-contract/testing/random";
import { Spectral } from "@stoplight/spectral-core";
import { describe, expect, it } from "vitest";
import strict from "../../src/spectral/strict.ts";
import { locate, realDocuments } from "../corpus/documents.ts";
import { type LoadedDocument, load, loadFrom } from "../corpus/load.ts";
import { attempt } from "./attempt.ts";
import { corrupt } from "./corrupt.ts";
import { attemptSeeds, damaged } from "./sound.ts";

const CORRUPTIONS = 2_000;

describe("a corrupt document yields findings or nothing, never an exception, and no finding at a place that it does not have", () => {
  it.each(Array.from({ length: CORRUPTIONS / 100 }, (_, hundred) => hundred * 100))("seeds from %i", (from) =>
    attemptSeeds(from, from + 100),
  );

  it("nor an exception in Spectral's engine", async () => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [strict] });
    let broken = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { document, told } = damaged(seed, random(seed), "text");
      const text = asText(document);
      if (text === undefined) continue;
      const results = await spectral.run(text);
      // Spectral throws an exception of a rule as an aggregate error.
      expect(Array.isArray(results), told).toBe(true);
      broken += results.length;
    }
    expect(broken).toBeGreaterThan(0);
  });
});

/** Swapped values may now contain each other, which JSON cannot represent. */
function asText(document: object): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}

/** GitHub's document takes too long for so many runs. */
const real = realDocuments
  .filter(({ name }) => name !== "github")
  .map((document) => ({ name: document.name, ...locate(document) }));
const here = real.filter(({ present }) => present);

/** The document with one of its files damaged. */
function damage(path: string, sound: LoadedDocument, files: readonly string[], seed: number) {
  const choose = random(seed);
  const damaged = files[choose.below(files.length)] ?? "";
  const { document, told } = corrupt(Object(sound.file(damaged)), choose);
  // A damaged reference may name a missing file.
  const file = (base: string): unknown =>
    base === damaged ? document : files.includes(base) ? sound.file(base) : undefined;
  return { choose, document: loadFrom(path, file), told: `seed ${seed}, ${damaged}: ${told.join("; ")}` };
}

/** The files that a document is read from, the entry first. */
function filesOf(path: string, sound: LoadedDocument): readonly string[] {
  const files = new Set([""]);
  const noting = loadFrom(path, (base) => {
    files.add(base);
    return sound.file(base);
  });
  attempt(noting, random(0), "undamaged");
  return [...files];
}

/** Documents that take a tenth of a second to lint get a few; the others share the rest. */
const isLarge = ({ name }: { readonly name: string }): boolean =>
  /^(digitalocean|digitalocean-split|gr4vy|box|plaid|gravitino-split)$/.test(name);
const few = 30;
const large = here.filter(isLarge).length;
const corruptionsOf = (document: { readonly name: string }): number =>
  isLarge(document) ? few : Math.ceil((CORRUPTIONS - large * few) / (here.length - large));

describe(`real documents with ${CORRUPTIONS} corruptions in all yield findings, and no exception`, () => {
  it.each(real)("$name", (document) => {
    const { path, present } = document;
    if (!present) return;
    const sound = load(path);
    const files = filesOf(path, sound);
    let found = 0;
    for (let seed = 0; seed < corruptionsOf(document); seed++) {
      const { choose, document: broken, told } = damage(path, sound, files, seed);
      found += attempt(broken, choose, told).length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
