import type { CommandSpec } from "./command-spec.ts";
import type { OptionSpec, OptionSpecs } from "./options.ts";

const EVERY_COMMAND: OptionSpecs = { help: { kind: "flag", short: "h", help: "show this text" } };

/**
 * The text of a subcommand's `--help`.
 *
 * @param spec - its declaration
 * @returns the text
 */
export function helpOf<Specs extends OptionSpecs>({
  name,
  description,
  usage,
  options,
  examples,
}: CommandSpec<Specs>): string {
  const rows = Object.entries({ ...options, ...EVERY_COMMAND }).map(
    ([option, spec]) => [written(option, spec), spec] as const,
  );
  return [
    `Usage: error-contract ${name} ${usage}`,
    "",
    description,
    "",
    "Options:",
    ...columns(rows.map(([left, spec]) => [left, explained(spec)])),
    "",
    "Examples:",
    ...columns(examples.map(([line, does]) => [`error-contract ${line}`, does])),
    "",
  ].join("\n");
}

/**
 * Lays out two columns, indented.
 *
 * @param rows - the cells
 * @returns the lines
 */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}

function written(name: string, spec: OptionSpec): string {
  const short = spec.short ? `-${spec.short}, ` : "    ";
  return `${short}--${name}${spec.kind === "flag" ? "" : ` ${spec.value}`}`;
}

function explained(spec: OptionSpec): string {
  const choices = spec.kind !== "flag" && spec.choices ? `: ${spec.choices.join(", ")}` : "";
  return `${spec.help}${choices}${spec.kind === "list" ? " (may be repeated)" : ""}`;
}
