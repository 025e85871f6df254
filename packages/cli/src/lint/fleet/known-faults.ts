import { relative, sep } from "node:path";
import { InputError, UsageError } from "../../command-line/error.ts";
import type { Terminal } from "../../command-line/terminal.ts";
import type { Baseline } from "../baseline.ts";
import { readBaseline } from "../baseline-file.ts";
import { checkDocument } from "../check-document.ts";
import type { KnownFault } from "../finding.ts";
import type { LintSettings } from "../settings.ts";
import { checkCandidate } from "./check-candidate.ts";
import type { CheckedInFleet } from "./checked.ts";
import { compareWithNorm } from "./norm.ts";

/**
 * Collects the faults that are already known.
 *
 * @param settings - how to lint; their baseline is one source of known faults
 * @param options.against - the other source: a document, or a commit without a path (`git:main`), which stands for each
 * document as of that commit
 * @param options.documents - the documents that are being checked
 * @param options.terminal - provides the working directory
 * @returns the faults; `undefined` if there is nothing to compare with
 * @throws {InputError} if the baseline, the commit or the document to compare with cannot be read
 * @throws {UsageError} if several documents would be compared with a single one
 */
export async function knownFaults(
  settings: LintSettings,
  {
    against,
    documents,
    terminal,
  }: {
    readonly against: string | undefined;
    readonly documents: readonly CheckedInFleet[];
    readonly terminal: Terminal;
  },
): Promise<Baseline | undefined> {
  if (settings.baseline === undefined && against === undefined) return undefined;
  const faults: KnownFault[] = [];
  if (settings.baseline !== undefined) faults.push(...readBaseline(settings.baseline, terminal.cwd).faults);
  const [, commit] = /^git:([^:]+):?$/.exec(against ?? "") ?? [];
  if (commit !== undefined) {
    faults.push(...(await faultsAt(commit, documents, settings, terminal)));
  } else if (against !== undefined) {
    faults.push(...(await faultsOf(against, documents.length, settings, terminal)));
  }
  return { faults };
}

async function faultsOf(
  against: string,
  documents: number,
  settings: LintSettings,
  terminal: Terminal,
): Promise<readonly KnownFault[]> {
  if (documents > 1) {
    throw new UsageError(
      `--against ${against} is one document, but ${documents} are being checked.`,
      "Pass a commit to compare each document with its version there: --against git:main",
    );
  }
  const { findings, read } = await checkDocument(against, settings, terminal);
  const [unreadable] = findings;
  // A document that exists but is broken may be what a branch fixes; one that is missing is a mistake in the command
  // line.
  if (read === undefined && unreadable !== undefined && unreadable.excerpt.length === 0) {
    const { message, file } = unreadable;
    throw new InputError(message, { place: { file } });
  }
  return findings.flatMap(({ faults }) => faults);
}

/** The faults that documents had in a commit; a document that did not exist yet had none. */
async function faultsAt(
  commit: string,
  documents: readonly CheckedInFleet[],
  settings: LintSettings,
  terminal: Terminal,
): Promise<readonly KnownFault[]> {
  const { requireCommit } = await import("../../document/files/git.ts");
  requireCommit(commit, terminal.cwd);
  const read = async (path: string): Promise<CheckedInFleet | undefined> => {
    const argument = `git:${commit}:${path.replaceAll(sep, "/")}`;
    const checked = await checkCandidate({ argument, isNamed: true, bytes: 0 }, settings, terminal);
    return checked.kind === "checked" ? checked.document : undefined;
  };
  const old: CheckedInFleet[] = [];
  for (const { name, address } of documents) {
    const document = await read(relative(terminal.cwd, address));
    if (document)
      old.push({ ...document, name, findings: document.findings.map((each) => ({ ...each, document: name })) });
  }
  const norm = settings.norm === undefined ? undefined : await read(settings.norm);
  const deviations = norm === undefined ? [] : compareWithNorm(norm, old);
  return [...old.flatMap(({ findings }) => findings), ...deviations].flatMap(({ faults, document }) =>
    faults.map((fault) => ({ ...fault, document })),
  );
}
