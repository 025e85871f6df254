import type { Terminal } from "../command-line/terminal.ts";
import { type Baseline, part, readBaseline, writeBaseline } from "./baseline.ts";
import { checkDocument } from "./check-document.ts";
import type { LintResult, LocatedFinding } from "./finding.ts";
import type { LintSettings } from "./settings.ts";
import { summarize } from "./summary.ts";

interface Options {
  readonly terminal: Terminal;
  /** The document whose faults are known. */
  readonly against: string | undefined;
  /** Whether the baseline is written anew. */
  readonly update: boolean;
}

/** What came out, and what it was read from. */
export interface Linted {
  readonly result: LintResult;
  /** The addresses of every file that was read. */
  readonly files: readonly string[];
  /** What became of the baseline, in a sentence. */
  readonly updated: string | undefined;
}

/**
 * Checks documents, and sets aside what is known of them.
 *
 * @param documents - as they are named on the command line
 * @param settings - how
 * @param options - what is known
 * @returns the result
 * @throws {InputError} for a baseline that cannot be read, or a document to compare with that cannot be
 */
export async function lintDocuments(
  documents: readonly string[],
  settings: LintSettings,
  { terminal, against, update }: Options,
): Promise<Linted> {
  const findings: LocatedFinding[] = [];
  const files: string[] = [];
  for (const document of documents) {
    const checked = await checkDocument(document, settings, terminal);
    findings.push(...checked.findings);
    files.push(...checked.files);
  }

  let updated: string | undefined;
  if (update && settings.baseline !== undefined) {
    const changed = writeBaseline(settings.baseline, terminal.cwd, findings);
    updated = changed ? `${settings.baseline} is written.` : `${settings.baseline} is up to date.`;
  }
  const known = await knownFaults(settings, against, terminal);
  const parted = known ? part(findings, known) : { findings, known: 0, mended: [] };
  const summary = summarize(parted.findings, {
    documents: documents.length,
    known: parted.known,
    mended: parted.mended.length,
  });
  return { result: { findings: parted.findings, mended: parted.mended, summary }, files, updated };
}

async function knownFaults(
  settings: LintSettings,
  against: string | undefined,
  terminal: Terminal,
): Promise<Baseline | undefined> {
  const faults: Baseline["faults"][number][] = [];
  if (settings.baseline !== undefined) faults.push(...readBaseline(settings.baseline, terminal.cwd).faults);
  if (against !== undefined) {
    const old = await checkDocument(against, settings, terminal);
    faults.push(...old.findings.flatMap((finding) => finding.faults));
  }
  return settings.baseline === undefined && against === undefined ? undefined : { faults };
}
