import { resolveWithin } from "@error-contract/contract";
import { type Random, random } from "@error-contract/testing/random";
import type { LoadedDocument } from "../corpus/load.ts";
import { bundleSpecification } from "../mutations/bundle.ts";
import { petDocument } from "../support/document.ts";
import { attempt } from "./attempt.ts";
import { corrupt } from "./corrupt.ts";

const sound: readonly [object, ...object[]] = [await bundleSpecification(), petDocument("3.0.3"), petDocument("3.1.0")];

/**
 * Damages one of the faultless documents.
 *
 * @param seed - the seed of the random choices
 * @param choose - makes the choices
 * @param form - whether JSON must still be able to represent the document
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

/** Damages and lints a document for each seed from `from` up to, but not including, `to`. */
export function attemptSeeds(from: number, to: number): void {
  for (let seed = from; seed < to; seed++) {
    const choose = random(seed);
    const { document, told } = damaged(seed, choose, "memory");
    const whole: LoadedDocument = { document, resolve: resolveWithin(document), file: () => document };
    attempt(whole, choose, told);
  }
}
