import type { Place } from "@error-contract/contract";
import type { Subject } from "./subject.ts";

/** How much a finding matters. */
export type Severity = "error" | "warn" | "info";

/** A fault: one sentence that says what is wrong, where, what the norm is and how to fix it. */
export interface Violation {
  readonly message: string;
  readonly place: Place;
}

/** A lint rule. It knows nothing of the linter that runs it. */
export interface Rule {
  /** Its id, its file's name and its documentation page's name. */
  readonly id: string;
  /** What it demands, in one sentence. */
  readonly description: string;
  /** Its severity in the preset `recommended`; in `strict` every rule is an error. */
  readonly severity: Severity;
  /** Gives every violation in a document. */
  readonly check: (subject: Subject) => Iterable<Violation>;
}
