import { helpOf } from "./help.ts";
import { type OptionSpecs, parseOptions, type Values } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** 0 good, 1 faults, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What a subcommand is run with. */
export interface Invocation<Specs extends OptionSpecs> {
  readonly options: Values<Specs>;
  /** What is no option: the documents, a code. */
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

/** A subcommand: one file in `commands/`. */
export interface CommandSpec<Specs extends OptionSpecs> {
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly description: string;
  /** What follows the command's name: `DOCUMENT… [options]`. */
  readonly usage: string;
  readonly options: Specs;
  /** Command lines worth copying, each with what it does. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** @throws {InputError | UsageError} what the user can mend; the caller prints it */
  readonly run: (invocation: Invocation<Specs>) => Promise<ExitCode>;
}

/** A subcommand, ready to be run. */
export interface Command {
  readonly name: string;
  /** The text of `--help`. */
  readonly help: () => string;
  /** @param args - what follows the subcommand's name */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/**
 * Makes a subcommand of its declaration: `--help` and the checks of options come with it.
 *
 * @param spec - the declaration
 * @returns the subcommand
 * @example
 * export const command = defineCommand({
 *   name: "lint",
 *   description: "Checks the errors that a document describes.",
 *   usage: "DOCUMENT… [options]",
 *   options: { watch: { kind: "flag", help: "check again whenever a file changes" } },
 *   examples: [["lint openapi.yaml", "all findings"]],
 *   run: async ({ options, operands, terminal }) => (options.watch ? 0 : 1),
 * });
 */
export function defineCommand<const Specs extends OptionSpecs>(spec: CommandSpec<Specs>): Command {
  return {
    name: spec.name,
    help: () => helpOf(spec),
    async run(args, terminal) {
      const { options, operands } = parseOptions(spec.options, args);
      return spec.run({ options, operands, terminal });
    },
  };
}
