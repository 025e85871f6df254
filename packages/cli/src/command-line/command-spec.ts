import type { OptionSpecs, Values } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** 0: success, 1: faults, 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The arguments of a subcommand. */
export interface Invocation<Specs extends OptionSpecs> {
  readonly options: Values<Specs>;
  /** Arguments that are not options: the documents, a code. */
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

/** A subcommand: one file in `commands/`. */
export interface CommandSpec<Specs extends OptionSpecs> {
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly description: string;
  /** The arguments after the command's name: `DOCUMENT… [options]`. */
  readonly usage: string;
  readonly options: Specs;
  /** Example command lines, each with what it does. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** @throws {InputError | UsageError} for a problem that the user can fix; the caller prints it */
  readonly run: (invocation: Invocation<Specs>) => Promise<ExitCode>;
}
