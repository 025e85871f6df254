import { dirname, relative, resolve } from "node:path";
import { rules } from "@error-contract/ruleset";
import { type Command, defineCommand } from "../command-line/command.ts";
import { didYouMean } from "../command-line/did-you-mean.ts";
import { UsageError } from "../command-line/error.ts";
import { printError } from "../command-line/print-error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import { readConfig } from "../config/read-config.ts";
import { argumentKind } from "../document/argument-kind.ts";
import { type OpenDocument, openDocument } from "../document/open.ts";
import { fixDocument } from "../edit/fix-document.ts";
import type { OverlayVersion } from "../edit/overlay.ts";
import { diffOf } from "../fix/diff-of.ts";
import { overlayText } from "../fix/overlay-text.ts";
import { printSummary } from "../fix/print-summary.ts";
import { config as configOption, preset } from "./shared-options.ts";

/** `error-contract fix`. */
export const command: Command = defineCommand({
  name: "fix",
  description:
    "Fixes what can be fixed automatically: missing responses, mistyped keys, copies of shared responses,\nmissing headers and examples. Prints a diff; with --write, edits the files and leaves every other byte unchanged.",
  usage: "DOCUMENT [options]",
  options: {
    write: { kind: "flag", help: "edit the files" },
    "dry-run": { kind: "flag", help: "print the changes as a diff (the default without --write and --overlay)" },
    overlay: { kind: "value", value: "FILE", help: "write the changes as an OpenAPI overlay instead; - prints it" },
    "overlay-version": {
      kind: "value",
      value: "VERSION",
      choices: ["1.0", "1.1"],
      help: "the overlay's version (default: 1.1)",
    },
    rule: { kind: "list", value: "ID", help: "fix only the faults of this rule" },
    operation: { kind: "list", value: "NAME", help: 'only those of this operation: "GET /pets", or its operationId' },
    preset,
    config: configOption,
  },
  examples: [
    ["fix openapi.yaml", "show what would change"],
    ["fix openapi.yaml --write --rule error-404-declared", "declare the missing 404s"],
    ["fix openapi.yaml | git apply", "the same as --write, through git"],
    ["fix openapi.yaml --overlay fixes.overlay.yaml", "leave the document unchanged"],
  ],
  async run({ options, operands, terminal }) {
    const config = readConfig(terminal, options.config);
    const [argument, ...others] = operands.length > 0 ? operands : config.documents;
    if (argument === undefined || others.length > 0) {
      throw new UsageError("fix needs one document.", "Try: error-contract fix openapi.yaml");
    }
    if ([options.write, options["dry-run"], options.overlay !== undefined].filter(Boolean).length > 1) {
      throw new UsageError("--write, --dry-run and --overlay cannot be combined.", "Use one of them.");
    }
    requireRules(options.rule);
    if (options.write) requireFile(argument);

    const document = await openDocument(argument, terminal);
    const off = new Set(Object.entries(config.rules).flatMap(([id, severity]) => (severity === "off" ? [id] : [])));
    const fixed = fixDocument(document, {
      preset: options.preset ?? config.preset ?? "recommended",
      requested: options.rule,
      wanted: ({ rule, operation }, found) =>
        (options.rule.length > 0 ? options.rule.includes(rule) : !off.has(rule)) &&
        (options.operation.length === 0 ||
          options.operation.some((name) => sameName(name, operation) || name === found?.operationId)),
    });
    const unread = document.problems();
    for (const problem of unread) printError(problem, terminal.err);

    let unreached = 0;
    if (options.write) {
      const { writeFiles } = await import("../edit/write-files.ts");
      writeFiles(
        fixed.files.map(({ source: { address, name, text }, text: after }) => ({
          path: address,
          name,
          before: text,
          after,
        })),
      );
    } else if (options.overlay !== undefined) {
      unreached = await writeOverlay(
        document,
        fixed.rounds,
        options.overlay,
        options["overlay-version"] ?? "1.1",
        terminal,
      );
    } else terminal.out.write(diffOf(fixed, terminal.out.style));
    printSummary(fixed, { written: options.write, unreached }, terminal.err);
    // The target of a dead reference may have faults as well, so "nothing to fix" must not pass.
    if (unread.length > 0) return 1;
    if (options.overlay !== undefined) return unreached > 0 && unreached === fixed.rounds.flat().length ? 1 : 0;
    return !options.write && fixed.files.length > 0 ? 1 : 0;
  },
});

async function writeOverlay(
  document: OpenDocument,
  rounds: Parameters<typeof overlayText>[0],
  file: string,
  version: OverlayVersion,
  terminal: Terminal,
): Promise<number> {
  const from = file === "-" ? terminal.cwd : dirname(resolve(terminal.cwd, file));
  const path = relative(from, document.entry.address).replaceAll("\\", "/");
  const extended = encodeURI(path.startsWith(".") ? path : `./${path}`);
  const { text, unreached } = overlayText(rounds, { version, extended, json: /\.json$/i.test(file) }, document.entry);
  if (text === undefined)
    terminal.err.write("No overlay was written: it would have no actions, which is not allowed.\n");
  else if (file === "-") terminal.out.write(text);
  else writeOutput(file, text, terminal);
  return unreached;
}

function sameName(written: string, operation: string): boolean {
  return written.trim().toLowerCase() === operation.toLowerCase();
}

function requireRules(ids: readonly string[]): void {
  const known = rules.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new UsageError(
    `Unknown rule "${unknown}".`,
    didYouMean(unknown, known) ?? `The rules are ${known.join(", ")}.`,
  );
}

function requireFile(argument: string): void {
  if (argumentKind(argument) === "file") return;
  throw new UsageError("--write needs a file, and this document is not one.", "Omit --write to print a diff.");
}
