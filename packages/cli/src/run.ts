import manifest from "../package.json" with { type: "json" };
import type { ExitCode } from "./command-line/command-spec.ts";
import { didYouMean } from "./command-line/did-you-mean.ts";
import { InputError, UsageError } from "./command-line/error.ts";
import { columns } from "./command-line/help.ts";
import { printError } from "./command-line/print-error.ts";
import type { Terminal } from "./command-line/terminal.ts";
import { table } from "./command-table.ts";
import { hasDocumentExtension } from "./document/has-document-extension.ts";

const help = (): string =>
  [
    "Usage: error-contract COMMAND DOCUMENT … [options]",
    "",
    "Checks and explains how an API fails, from its OpenAPI document: OpenAPI 3.0, 3.1 or 3.2, YAML or JSON,",
    "one file or many. DOCUMENT is a path, a URL on this machine, - for standard input, or git:REF:path.",
    "",
    "Commands:",
    ...columns(Object.entries(table).map(([name, { summary }]) => [name, summary])),
    "",
    "Options:",
    ...columns([
      ["-h, --help", "show this text; after a command, the command's own"],
      ["    --version", "show the version"],
    ]),
    "",
    "Exit status: 0 success, 1 faults found, 2 wrong usage, 130 interrupted.",
    "",
  ].join("\n");

/**
 * Runs a command line.
 *
 * @param args - the arguments after the program's name
 * @param terminal - where to read and write
 * @returns the exit status
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof UsageError)) throw error;
    const [name = ""] = args;
    printError(error, terminal.err, Object.hasOwn(table, name) ? name : undefined);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const about = name === "help" ? rest[0] : undefined;
    if (about !== undefined) return dispatch([about, "--help"], terminal);
    terminal[name === undefined ? "err" : "out"].write(help());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") return version(terminal);
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) throw unknown(name);

  const ours = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (ours.includes("--version")) return version(terminal);
  const { command } = await entry.load();
  if (ours.includes("--help") || ours.includes("-h")) {
    terminal.out.write(command.help());
    return 0;
  }
  return command.run(rest, terminal);
}

function version({ out }: Terminal): ExitCode {
  out.write(`${manifest.version}\n`);
  return 0;
}

function unknown(name: string): UsageError {
  const names = Object.keys(table);
  const remedy = `The commands are ${names.join(", ")}.`;
  if (name.startsWith("-")) return new UsageError(`Unknown option ${name}.`, didYouMean(name, ["--help", "--version"]));
  // Most people try `error-contract openapi.yaml` first.
  if (hasDocumentExtension(name))
    return new UsageError(`"${name}" is not a command.`, `Try: error-contract lint ${name}`);
  return new UsageError(`Unknown command "${name}".`, didYouMean(name, names) ?? remedy);
}
