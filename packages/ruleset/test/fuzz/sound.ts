import { resolveWithin } from "@error-contract/contract";
import { type Random, random } from "@error-contract/testing/random";
import type { LoadedDocument } from "../corpus/load.ts";
import { bundleSpecification } from "../mutations/bundle.ts";
import { petDocument } from "../support/document.ts";
import { attempt } from "./attempt.ts";
import { corrupt } from "./corrupt.ts";

const sound: readonly [object, ...object[]] = [await bundleSpecification(), petDocument("3.0.3"), petDocument("3.1.0")];

/**
 * Damages one of the documents without a fault.
 *
 * @param seed - of the random choices
 * @param choose - makes them
 * @param form - whether the document must still have a form in JSON
 * @returns the document, and what was done to it
 */
export function damaged(
  seed: number,
  choose: Random,
  form: "text" | "memory",
): { readonly document: object; readonly told: string } {
  const { document, told } = corrupt(choose.pick(sound), choose, form);
  return { document, told: `seed ${seed}: ${told.join("; ")}` };
}

/** Damages and lints a document for each seed from one number up to, and without, another. */
export function attemptSeeds(from: number, to: number): void {
  for (let seed = from; seed < to; seed++) {
    const choose = random(seed);
    const { document, told } = damaged(seed, choose, "memory");
    const whole: LoadedDocument = { document, resolve: resolveWithin(document), file: () => document };
    attempt(whole, choose, told);
  }
}
