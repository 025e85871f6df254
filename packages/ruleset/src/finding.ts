import type { Path } from "@error-contract/contract";
import type { Fault } from "./rule/fault.ts";
import type { Kind } from "./rule/rule.ts";
import type { Severity } from "./rule/severity.ts";

/** What a linter reports: one or more faults that a single sentence explains. */
export interface Finding {
  /** The rule's id, or `unreadable-document` for anything but an OpenAPI 3 document. */
  readonly rule: string;
  readonly severity: Severity;
  /** The kind of fault; findings are ordered by it. */
  readonly kind: Kind;
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
  /** Every fault that the finding stands for, at least one. */
  readonly faults: readonly Fault[];
}
