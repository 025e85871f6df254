import type { Place } from "@error-contract/contract";
import type { MendContext, Mender } from "./edit.ts";
import type { Fault } from "./fault.ts";
import type { Severity } from "./severity.ts";
import type { Subject } from "./subject.ts";

/**
 * What sort of fault it is, the most important first: the document contradicts itself or leaks something; something is
 * missing; or it could be written better.
 */
export type Kind = "contradiction" | "gap" | "style";

/** Every kind, in order of importance. */
export const kinds: readonly Kind[] = ["contradiction", "gap", "style"];

/** A fault as a rule names it; the rule is its own unless it says otherwise. */
export type FaultOf = Omit<Fault, "rule"> & { readonly rule?: string };

/** One sentence that says what is wrong, where, what the norm is and how to fix it, and the faults it stands for. */
export interface Violation {
  readonly message: string;
  /** Where the mend is made. */
  readonly place: Place;
  /** At least one. */
  readonly faults: readonly FaultOf[];
  /** The rule's kind unless given. */
  readonly kind?: Kind;
}

/** A lint rule. It knows nothing of the linter that runs it. */
export interface Rule {
  /** Its id, its file's name and its documentation page's name. */
  readonly id: string;
  /** What it demands, in one sentence. */
  readonly description: string;
  /** Its severity in the preset `recommended`; in `strict` every rule is an error. */
  readonly severity: Severity;
  readonly kind: Kind;
  /** Gives every violation in a document. */
  readonly check: (subject: Subject) => Iterable<Violation>;
  /** Mends faults, where the remedy is mechanical. */
  readonly fix?: (subject: Subject, context: MendContext) => Mender;
}
