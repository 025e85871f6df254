import { excerptOf } from "../text/excerpt.ts";
import { type InputError, UsageError } from "./error.ts";
import type { Sink } from "./terminal.ts";

/**
 * Prints an error in the form that all subcommands share: the place, what is wrong, an excerpt, the remedy.
 *
 * @param error - the error
 * @param err - where to print it
 * @param command - the subcommand whose usage the user may have to look up, if one was named
 */
export function printError(error: InputError | UsageError, { write, style }: Sink, command?: string): void {
  const place = error instanceof UsageError ? undefined : error.place;
  const where = place && [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
  const lines = [`${style.red("error:")} ${where ? `${style.bold(where)}: ` : ""}${error.message}`];
  if (place?.text !== undefined && place.line !== undefined) {
    lines.push(...excerptOf(place.text, place.line, place.column).map((line) => style.dim(line)));
  }
  if (error.remedy) lines.push(error.remedy);
  if (error instanceof UsageError)
    lines.push(style.dim(`error-contract ${command ? `${command} ` : ""}--help shows the usage.`));
  write(`${lines.join("\n")}\n`);
}
