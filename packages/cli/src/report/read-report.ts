import type { Terminal } from "../command-line/terminal.ts";
import { openDocument } from "../document/open.ts";
import { checkOpened } from "../lint/check-document.ts";
import type { LintSettings } from "../lint/settings.ts";
import { changesBetween, type Version } from "./changes.ts";
import type { Report } from "./report.ts";
import { reportOn } from "./report-on.ts";

/**
 * Reads a document, checks it and reports on it.
 *
 * @param argument - the document, as named on the command line
 * @param options - how to check it, and the version to compare it with
 * @returns the report
 * @throws {InputError} if the document or the other version cannot be read
 */
export async function readReport(
  argument: string,
  {
    settings,
    against,
    terminal,
  }: {
    readonly settings: Pick<LintSettings, "preset" | "severities">;
    readonly against: string | undefined;
    readonly terminal: Terminal;
  },
): Promise<Report> {
  const version = await readVersion(argument, settings, terminal);
  if (against === undefined) return version.report;
  return { ...version.report, changes: changesBetween(await readVersion(against, settings, terminal), version) };
}

async function readVersion(
  argument: string,
  settings: Pick<LintSettings, "preset" | "severities">,
  terminal: Terminal,
): Promise<Version> {
  const { findings, read } = checkOpened(await openDocument(argument, terminal), settings, terminal);
  const { document, model } = read;
  terminal.progress.show(`Reporting on ${document.entry.name}`, document.entry.text.length);
  return { document, report: reportOn({ name: argument, value: document.entry.value, model, findings }), findings };
}
