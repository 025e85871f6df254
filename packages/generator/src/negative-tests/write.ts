import { writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Problem } from "../document/error.ts";
import { type LoadOptions, load } from "../document/load.ts";
import { negativeTests } from "./negative-tests.ts";

/** Tests that are ready to be written. */
export interface PreparedTests {
  /** How many tests there are. */
  readonly tests: number;
  /** What was left out of the document, because it is not sound. */
  readonly faults: readonly Problem[];
  /** @throws {Error} when the file cannot be written */
  readonly write: () => void;
}

/**
 * Prepares the negative tests of a document, as an Arazzo description in JSON, and writes nothing yet.
 *
 * @param document - the path of the document
 * @param file - the path of the file to write
 * @param options - what to do with a document that is not sound
 * @returns the tests, to be written
 * @throws {GenerateError} The document cannot be read or is not sound.
 * @throws {NoNegativeTests} The document promises nothing that can be tested.
 */
export async function prepareNegativeTests(
  document: string,
  file: string,
  options: LoadOptions,
): Promise<PreparedTests> {
  const { bundled, faults } = await load(document, options);
  const seen = relative(dirname(resolve(file)), resolve(document)).replaceAll(sep, "/");
  const tests = negativeTests(bundled, { document: seen });
  const write = (): void => writeFileSync(file, `${JSON.stringify(tests, null, 2)}\n`);
  return { tests: tests.workflows.length, faults, write };
}
