import type { PresetName, Severity } from "@error-contract/ruleset";

/**
 * The content of `error-contract.config.yaml` (or `.json`): settings that every command line would otherwise repeat.
 */
export interface Config {
  /** The documents, or patterns for them, if a command line names none; relative to the configuration's folder. */
  readonly documents: readonly string[];
  readonly preset: PresetName | undefined;
  /** The severity of each rule's findings. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** The file of known faults. */
  readonly baseline: string | undefined;
  /** The document that defines, for all others, the meaning of codes and the shape of error bodies. */
  readonly norm: string | undefined;
}

/** The possible severities of a rule's findings. */
export const severities: readonly (Severity | "off")[] = ["error", "warn", "info", "off"];

/** A folder without a configuration. */
export const noConfig: Config = { documents: [], preset: undefined, rules: {}, baseline: undefined, norm: undefined };
