import { InputError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import { counted } from "../../text/counted.ts";
import { part } from "../baseline.ts";
import { writeBaseline } from "../baseline-file.ts";
import type { LintResult } from "../finding.ts";
import type { LintSettings } from "../settings.ts";
import { summarize } from "../summary.ts";
import { isUnchecked } from "../unchecked.ts";
import { weigh } from "../weigh.ts";
import { checkAll } from "./check-all.ts";
import { checkCandidate } from "./check-candidate.ts";
import type { CheckedInFleet } from "./checked.ts";
import { findCandidates } from "./find-candidates.ts";
import { knownFaults } from "./known-faults.ts";
import { compareWithNorm } from "./norm.ts";
import { withoutParts, withoutRepeats } from "./parts.ts";

interface Options {
  readonly terminal: Terminal;
  /** The document whose faults are known, or the commit (`git:main`) in which the faults of each document are known. */
  readonly against: string | undefined;
  /** Whether to rewrite the baseline. */
  readonly update: boolean;
}

/** The result, and the files that were read. */
export interface Linted {
  readonly result: LintResult;
  /** The addresses of every file that was read. */
  readonly files: readonly string[];
  /** What happened to the baseline, as a sentence. */
  readonly updated: string | undefined;
}

/**
 * Checks documents, and sets aside their known faults.
 *
 * @param operands - documents and patterns, as written on the command line
 * @param settings - how to lint
 * @param options - the terminal, and which faults are known
 * @returns the result
 * @throws {InputError} if a baseline, a norm or a document to compare with cannot be read, or if patterns match files
 * but none of them is a document
 */
export async function lintDocuments(
  operands: readonly string[],
  settings: LintSettings,
  { terminal, against, update }: Options,
): Promise<Linted> {
  const { documents, skipped } = await checkDocuments(operands, settings, terminal);
  const deviations =
    settings.norm === undefined ? [] : compareWithNorm(await readNorm(settings.norm, settings, terminal), documents);
  const findings = [
    ...withoutRepeats(documents.flatMap((document) => document.findings)),
    ...weigh(deviations, settings.severities),
  ];
  const names = new Set(documents.map(({ name }) => name));
  const unread = new Set(documents.filter((each) => each.findings.some(isUnchecked)).map(({ name }) => name));
  let updated: string | undefined;
  if (update && settings.baseline !== undefined) {
    const changed = writeBaseline(settings.baseline, terminal.cwd, findings, names, unread);
    updated = changed ? `Wrote ${settings.baseline}.` : `${settings.baseline} is up to date.`;
  }
  const known = await knownFaults(settings, { against, documents, terminal });
  const parted = known ? part(findings, known, names, unread) : { findings, known: 0, mended: [] };
  const summary = summarize(parted.findings, {
    documents: documents.length,
    skipped,
    known: parted.known,
    mended: parted.mended.length,
  });
  const files = [...new Set(documents.flatMap(({ sources }) => sources.map(({ address }) => address)))];
  return { result: { findings: parted.findings, mended: parted.mended, summary }, files, updated };
}

async function checkDocuments(
  operands: readonly string[],
  settings: LintSettings,
  terminal: Terminal,
): Promise<{ readonly documents: readonly CheckedInFleet[]; readonly skipped: number }> {
  const candidates = await findCandidates(operands, terminal.cwd);
  const results = await checkAll(candidates, settings, terminal);
  const checked = results.flatMap((result, index) =>
    result.kind === "checked" ? [{ ...result.document, isNamed: candidates[index]?.isNamed === true }] : [],
  );
  const documents = withoutParts(checked);
  if (documents.length === 0) {
    throw new InputError(`Of ${counted(candidates.length, "file")}, none is an OpenAPI 3 document with operations.`, {
      remedy: `Correct the pattern: ${operands.join(" ")}`,
    });
  }
  return { documents, skipped: candidates.length - documents.length };
}

async function readNorm(argument: string, settings: LintSettings, terminal: Terminal): Promise<CheckedInFleet> {
  const result = await checkCandidate({ argument, isNamed: true, bytes: 0 }, settings, terminal);
  const norm = result.kind === "checked" ? result.document : undefined;
  const [unread] = norm?.findings.filter(({ rule }) => rule === "unreadable-document") ?? [];
  if (norm === undefined || unread !== undefined) {
    const { message = "The norm cannot be read.", file = argument, line, column } = unread ?? {};
    throw new InputError(message, {
      place: { file, line, column },
      remedy: "The configuration names it as the norm: correct the file, or `norm`.",
    });
  }
  if (norm.codes.length > 0 || norm.envelopes.length > 0) return norm;
  throw new InputError("The norm describes no errors, so there is nothing to compare with.", {
    place: { file: argument },
    remedy: "Add an operation that uses the shared error responses.",
  });
}
