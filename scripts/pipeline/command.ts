import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { Interrupted } from "./in-shadow.ts";
import { StageFailure } from "./stage.ts";

/** The values that `parseArgs` returns for a command's options. */
type OptionValues<Options extends ParseArgsOptionsConfig> = {
  readonly [Name in keyof Options]?: Options[Name]["type"] extends "boolean" ? boolean : string;
};

/**
 * Runs one of this folder's commands as users expect: with `--help`, a message for an unknown argument, and an exit code.
 *
 * @param help - what `--help` prints
 * @param main - the command; receives the values of its options and resolves to its exit code.
 * Exit codes: what `main` returns; 1 when the input is at fault; 2 for a wrong argument; 130 for Ctrl-C.
 * @param options - the command's options apart from `--help`; @default none
 */
export async function command<const Options extends ParseArgsOptionsConfig = Record<never, never>>(
  help: string,
  main: (values: OptionValues<Options>) => Promise<number>,
  options?: Options,
): Promise<void> {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: "boolean", short: "h" } } });
    if (values["help"]) console.log(help);
    else process.exitCode = await main(values as OptionValues<Options>);
  } catch (error) {
    const [message, exitCode] = explain(error);
    console.error(message);
    process.exitCode = exitCode;
  }
}

function explain(error: unknown): [message: unknown, exitCode: number] {
  if (error instanceof StageFailure) return [error.message, 1];
  if (error instanceof Interrupted) return [error.message, 130];
  const usage = wrongUsage(error);
  return usage === undefined ? [error, 1] : [usage, 2];
}

/**
 * Returns the message for a wrong argument.
 *
 * @param error - what was thrown while a command ran
 * @returns the message, if `parseArgs` threw the error; `undefined` for any other error
 */
export function wrongUsage(error: unknown): string | undefined {
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return isUsage ? `${error.message}\nSee --help.` : undefined;
}
