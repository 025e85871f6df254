import { relative, sep } from "node:path";
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
 * Collects the faults that are known already.
 *
 * @param settings - how to lint; its baseline is one source
 * @param options.against - the other: a document, or a commit without a path (`git:main`) for each document as it was there
 * @param options.documents - the documents that are checked now
 * @param options.terminal - where relative paths begin
 * @returns the faults; `undefined` with nothing to compare with
 * @throws {InputError} for a baseline or a commit that is not there
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
    const old = await checkDocument(against, settings, terminal);
    faults.push(...old.findings.flatMap((finding) => finding.faults));
  }
  return { faults };
}

/** The faults that documents had; one that was not there had none. */
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
