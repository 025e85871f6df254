import type { Path, Place } from "@error-contract/contract";
import type { Severity } from "./rule.ts";

/** A violation of a rule, with all that a reader or an editor wants to know of it. */
export interface Finding {
  /** The rule's id, or `unreadable-document` for what is no OpenAPI 3 document. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: what is wrong, where, what the norm is, how to fix it. */
  readonly message: string;
  /** The file, as the `resolve` option calls it; `""` for the entry document. */
  readonly file: string;
  /** Where in that file, as a JSON pointer: `#/paths/~1a/get/responses`. */
  readonly pointer: string;
  /** The path through the resolved document, for tools that follow `$ref`s themselves. */
  readonly path: Path;
  /** The page that explains the rule. */
  readonly documentationUrl: string;
}

/** Two findings of a rule at one place of the source are one: a response that many refer to is written once. */
export function identify(rule: string, { base, keys }: Place): string {
  return JSON.stringify([rule, base, ...keys]);
}
