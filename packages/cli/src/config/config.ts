import type { PresetName, Severity } from "@error-contract/ruleset";

/** What `error-contract.config.yaml` (or `.json`) says: what command lines would otherwise repeat. */
export interface Config {
  /** The documents, or patterns for them, where a command line names none; from the configuration's folder. */
  readonly documents: readonly string[];
  readonly preset: PresetName | undefined;
  /** What each rule's findings weigh. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** The file of known faults. */
  readonly baseline: string | undefined;
  /** The document that says for all others what codes mean and where error bodies keep what. */
  readonly norm: string | undefined;
}

/** What a rule's findings may weigh. */
export const severities: readonly (Severity | "off")[] = ["error", "warn", "info", "off"];

/** A folder without a configuration. */
export const noConfig: Config = { documents: [], preset: undefined, rules: {}, baseline: undefined, norm: undefined };
