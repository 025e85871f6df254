import type { Fault, Kind, Severity } from "@error-contract/ruleset";

/** A finding, where a reader finds it. */
export interface LocatedFinding {
  /** The rule's id; `unreadable-document`, `unreadable-reference` or `nothing-checked` where the rules could not look. */
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: Kind;
  /** One sentence: what is wrong, where, what the norm is, how to fix it. */
  readonly message: string;
  /** The document that it was found in, as it is named. */
  readonly document: string;
  /** The file, from the working directory: the document, or a file that it refers to. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in that file, as a JSON pointer: `#/paths/~1a/get/responses`. */
  readonly pointer: string;
  readonly documentationUrl: string;
  /** What it stands for; with a baseline, the new ones alone. */
  readonly faults: readonly Fault[];
  /** How many more of its faults the baseline knows. */
  readonly known: number;
  /** The lines to show with it. */
  readonly excerpt: readonly string[];
}

/** A fault that is known; of one document, where the baseline is of many. */
export interface KnownFault extends Fault {
  readonly document?: string | undefined;
}

/** How many findings and faults there are. */
export interface Summary {
  readonly documents: number;
  /** Files that a pattern matched and that are no documents of their own. */
  readonly skipped: number;
  readonly findings: number;
  readonly faults: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly byKind: Readonly<Record<Kind, number>>;
  /** Faults that the baseline knows, and that are not shown. */
  readonly known: number;
  /** Faults of the baseline that are there no more. */
  readonly mended: number;
}

/** What `lint` says of one or several documents. */
export interface LintResult {
  readonly findings: readonly LocatedFinding[];
  readonly mended: readonly KnownFault[];
  readonly summary: Summary;
}
