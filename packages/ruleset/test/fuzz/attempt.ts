import { followPointer } from "@error-contract/contract";
import type { Random } from "@error-contract/testing/random";
import { expect } from "vitest";
import type { Finding } from "../../src/finding.ts";
import { lint } from "../../src/lint.ts";
import type { LoadedDocument } from "../corpus/load.ts";

const presets = ["recommended", "strict", "problem-details"] as const;

/**
 * Lints a damaged document, and asserts that it never throws and reports no finding at a place that the document does
 * not have.
 *
 * @param document - the document, with its files
 * @param choose - chooses the preset
 * @param told - what was done to the document
 * @returns the findings
 */
export function attempt(document: LoadedDocument, choose: Random, told: string): readonly Finding[] {
  const { resolve, file } = document;
  const findings = orTell(() => lint(document.document, { preset: choose.pick(presets), resolve }), told);
  const misplaced = findings.filter(
    (finding) => followPointer(file(finding.file), finding.pointer.slice(1)) === undefined,
  );
  expect(misplaced, told).toEqual([]);
  return findings;
}

function orTell<Result>(run: () => Result, told: string): Result {
  try {
    return run();
  } catch (cause) {
    throw new Error(told, { cause });
  }
}
