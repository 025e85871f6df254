import { join } from "node:path";

/** A call of a subcommand that works with any document, and how it may end. */
export interface Call {
  readonly args: readonly string[];
  /** The exit statuses that are allowed for a valid document. */
  readonly ends: readonly number[];
  /** The subcommand whose output it reads, in the same folder. */
  readonly after?: string;
}

/**
 * Returns one call of every subcommand, ordered so that each finds its input.
 *
 * @param document - the path of a document
 * @param folder - where it may write
 * @returns the calls, by subcommand
 */
export function everySubcommand(document: string, folder: string): Readonly<Record<string, Call>> {
  const into = (name: string): string => join(folder, name);
  return {
    lint: { args: ["lint", document], ends: [0, 1] },
    report: { args: ["report", document, "-o", into("report.html")], ends: [0] },
    fix: { args: ["fix", document], ends: [0, 1] },
    diff: { args: ["diff", document, document], ends: [0] },
    init: { args: ["init", document, "--yes", "--overlay", into("init.overlay.json")], ends: [0] },
    generate: { args: ["generate", document, into("generated"), "--lenient"], ends: [0] },
    test: { args: ["test", document, "-o", into("errors.arazzo.json")], ends: [0] },
    coverage: { args: ["coverage", document, "--tests", into("errors.arazzo.json")], ends: [0], after: "test" },
    explain: { args: ["explain", "--document", document], ends: [0, 1] },
    pages: { args: ["pages", document, "-o", into("pages")], ends: [0] },
  };
}
