import { writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Problem } from "../document/error.ts";
import { type LoadOptions, load } from "../document/load.ts";
import { negativeTests } from "./negative-tests.ts";

/** Tests that are ready to be written. */
export interface PreparedTests {
  /** How many tests there are. */
  readonly tests: number;
  /** The invalid parts of the document that were left out. */
  readonly faults: readonly Problem[];
  /** @throws {Error} if the file cannot be written */
  readonly write: () => void;
}

/**
 * Prepares the negative tests of a document, as an Arazzo description in JSON, without writing anything yet.
 *
 * @param document - the path of the document
 * @param file - the path of the file to write
 * @param options - what to do with invalid parts of the document
 * @returns the tests, to be written
 * @throws {GenerateError} if the document cannot be read or is invalid
 * @throws {NoNegativeTests} if the document has nothing to test
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
