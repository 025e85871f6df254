import type { PresetName, Severity } from "@error-contract/ruleset";
import { didYouMean } from "../command-line/did-you-mean.ts";
import { UsageError } from "../command-line/error.ts";
import { type Config, severities } from "../config/config.ts";
import { ruleIds } from "../config/rule-ids.ts";

/** What fails the command: findings of a severity, or every fault that the baseline does not know. */
export type FailOn = "error" | "warn" | "new";

/** How to lint: the settings of the command line, and those of the configuration for the rest. */
export interface LintSettings {
  readonly preset: PresetName;
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly failOn: FailOn;
  readonly baseline: string | undefined;
  /** The document that all others are compared with. */
  readonly norm: string | undefined;
  /** The folder in which results are cached between runs. */
  readonly cache: string | undefined;
  /** The number of threads that check documents; `undefined` for as many as pay off. */
  readonly workers: number | undefined;
}

/** The options of the command line that matter here. */
export interface LintOptions {
  readonly preset: PresetName | undefined;
  readonly rule: readonly string[];
  readonly "fail-on": FailOn | undefined;
  readonly baseline: string | undefined;
  readonly against: string | undefined;
  readonly workers?: string | undefined;
  readonly cache?: string | undefined;
}

/**
 * Combines the command line with the configuration; the command line takes precedence.
 *
 * @param options - the command line
 * @param config - the configuration
 * @returns how to lint
 * @throws {UsageError} for an unknown rule, or another option that is not valid
 */
export function settingsOf(options: LintOptions, config: Config): LintSettings {
  const baseline = options.baseline ?? config.baseline;
  const compared = baseline !== undefined || options.against !== undefined;
  if (options["fail-on"] === "new" && !compared) {
    throw new UsageError(
      "--fail-on new needs something to compare with.",
      "Add --baseline FILE or --against DOCUMENT.",
    );
  }
  return {
    preset: options.preset ?? config.preset ?? "recommended",
    severities: new Map([...Object.entries(config.rules), ...options.rule.map(readRule)]),
    failOn: options["fail-on"] ?? (compared ? "new" : "error"),
    baseline,
    norm: config.norm,
    cache: options.cache,
    workers: options.workers === undefined ? undefined : readCount(options.workers),
  };
}

function readCount(written: string): number {
  const count = Number(written);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(`--workers ${written} is not a number of threads.`, "Write --workers 1 to check in one thread.");
}

function readRule(written: string): readonly [rule: string, severity: Severity | "off"] {
  const [, id = written, level] = /^(.*?)=(.*)$/.exec(written) ?? [];
  if (!ruleIds.includes(id))
    throw new UsageError(`Unknown rule "${id}".`, didYouMean(id, ruleIds) ?? `The rules are ${ruleIds.join(", ")}.`);
  const severity = severities.find((each) => each === level);
  if (severity === undefined) {
    throw new UsageError(
      `--rule ${written} has no valid severity.`,
      `Write --rule ${id}=off, or one of ${severities.join(", ")}.`,
    );
  }
  return [id, severity];
}
