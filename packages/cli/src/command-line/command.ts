import type { CommandSpec, ExitCode } from "./command-spec.ts";
import { helpOf } from "./help.ts";
import { type OptionSpecs, parseOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** A subcommand, ready to be run. */
export interface Command {
  readonly name: string;
  /** The text of `--help`. */
  readonly help: () => string;
  /** @param args - the arguments after the subcommand's name */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/**
 * Makes a subcommand from its declaration, including `--help` and the validation of options.
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
