import type { Fault, Kind, Severity } from "@error-contract/ruleset";

/** A finding, and where it is. */
export interface LocatedFinding {
  /**
   * The rule's id; `unreadable-document`, `unreadable-reference` or `nothing-checked` if the rules could not be
   * applied.
   */
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: Kind;
  /** One sentence: what is wrong, where, what the norm is, how to fix it. */
  readonly message: string;
  /** The name of the document that it was found in. */
  readonly document: string;
  /** The file's name in messages: of the document, or of a file that it refers to. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Its place in that file, as a JSON pointer: `#/paths/~1a/get/responses`. */
  readonly pointer: string;
  readonly documentationUrl: string;
  /** The faults that it covers; with a baseline, only the new ones. */
  readonly faults: readonly Fault[];
  /** How many more of its faults the baseline knows. */
  readonly known: number;
  /** The lines to show with it. */
  readonly excerpt: readonly string[];
}

/** A known fault; of one document, if the baseline covers many. */
export interface KnownFault extends Fault {
  readonly document?: string | undefined;
}

/** How many findings and faults there are. */
export interface Summary {
  readonly documents: number;
  /** Files that a pattern matched but that are not documents of their own. */
  readonly skipped: number;
  readonly findings: number;
  readonly faults: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly byKind: Readonly<Record<Kind, number>>;
  /** Faults that the baseline knows, which are not shown. */
  readonly known: number;
  /** Faults of the baseline that no longer occur. */
  readonly mended: number;
}

/** The result of `lint` for one or several documents. */
export interface LintResult {
  readonly findings: readonly LocatedFinding[];
  readonly mended: readonly KnownFault[];
  readonly summary: Summary;
}
