import { parseArgs } from "node:util";
import { didYouMean } from "./did-you-mean.ts";
import { UsageError } from "./error.ts";

interface About {
  /** One letter: `-o`. */
  readonly short?: string;
  /** What it does, for `--help`. */
  readonly help: string;
}

/** An option of a subcommand. */
export type OptionSpec =
  | (About & { readonly kind: "flag" })
  | (About & { readonly kind: "value" | "list"; readonly value: string; readonly choices?: readonly string[] });

/** The options of a subcommand, by name. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Chosen<Spec> = Spec extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;

/** The values of a command line's options. */
export type Values<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { readonly kind: "flag" }
    ? boolean
    : Specs[Name] extends { readonly kind: "list" }
      ? readonly Chosen<Specs[Name]>[]
      : Chosen<Specs[Name]> | undefined;
};

/**
 * Reads a command line.
 *
 * @param specs - the available options
 * @param args - the arguments after the subcommand's name
 * @returns the options' values, and the operands
 * @throws {UsageError} for an unknown option, a missing value or an invalid one
 */
export function parseOptions<Specs extends OptionSpecs>(
  specs: Specs,
  args: readonly string[],
): { readonly options: Values<Specs>; readonly operands: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { kind, short }]) => [
      name,
      { type: kind === "flag" ? "boolean" : "string", ...(short && { short }) } as const,
    ]),
  );
  // Not strict, because Node's own messages have no "did you mean".
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(specs).map(([name, { kind }]) => [name, { flag: false, value: undefined, list: [] }[kind]]),
  );
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknown(token.rawName, specs);
    const value = read(token.rawName, token.value, spec);
    if (spec.kind === "list") values[token.name] = [...(values[token.name] as readonly unknown[]), value];
    else if (spec.kind === "value" && values[token.name] !== undefined) {
      throw new UsageError(`${token.rawName} is given twice.`, "Use it once.");
    } else values[token.name] = value;
  }
  return { options: values as Values<Specs>, operands: positionals };
}

function read(written: string, value: string | undefined, spec: OptionSpec): string | true {
  if (spec.kind === "flag") {
    if (value !== undefined) throw new UsageError(`${written} takes no value.`, `Write only ${written}.`);
    return true;
  }
  if (value === undefined || value === "") {
    throw new UsageError(`${written} needs a value.`, `Write ${written} ${spec.value}.`);
  }
  if (spec.choices && !spec.choices.includes(value)) {
    const choices = `It is one of ${spec.choices.join(", ")}.`;
    throw new UsageError(`${written} cannot be "${value}".`, didYouMean(value, spec.choices) ?? choices);
  }
  return value;
}

function unknown(written: string, specs: OptionSpecs): UsageError {
  const names = [...Object.keys(specs), "help", "version"].map((name) => `--${name}`);
  const remedy =
    didYouMean(written, names) ?? valueWrittenAsOption(written, specs) ?? `The options are ${names.join(", ")}.`;
  return new UsageError(`Unknown option ${written}.`, remedy);
}

/** Other tools have `--json` for `--format json`. */
function valueWrittenAsOption(written: string, specs: OptionSpecs): string | undefined {
  const value = written.replace(/^-+/, "");
  const found = Object.entries(specs).find(([, spec]) => spec.kind !== "flag" && spec.choices?.includes(value));
  return found && `Did you mean "--${found[0]} ${value}"?`;
}
