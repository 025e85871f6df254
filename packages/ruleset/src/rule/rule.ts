import type { Place } from "@error-contract/contract";
import type { MendContext, Mender } from "./edit.ts";
import type { Fault } from "./fault.ts";
import type { Severity } from "./severity.ts";
import type { Subject } from "./subject.ts";

/**
 * The kind of fault, the most important first: the document contradicts itself or leaks something; something is
 * missing; or it could be written better.
 */
export type Kind = "contradiction" | "gap" | "style";

/** Every kind, in order of importance. */
export const kinds: readonly Kind[] = ["contradiction", "gap", "style"];

/** A fault as a rule reports it; the rule defaults to its own. */
export type FaultOf = Omit<Fault, "rule"> & { readonly rule?: string };

/** A sentence that says what is wrong, where, what the norm is and how to fix it, and the faults it covers. */
export interface Violation {
  readonly message: string;
  /** Where to fix it. */
  readonly place: Place;
  /** At least one. */
  readonly faults: readonly FaultOf[];
  /** The kind of fault; defaults to the rule's. */
  readonly kind?: Kind;
}

/** A lint rule. It knows nothing of the linter that runs it. */
export interface Rule {
  /** Its id, its file's name and its documentation page's name. */
  readonly id: string;
  /** What it requires, in one sentence. */
  readonly description: string;
  /** Its severity in the preset `recommended`; in `strict` every rule is an error. */
  readonly severity: Severity;
  readonly kind: Kind;
  /** Finds every violation in a document. */
  readonly check: (subject: Subject) => Iterable<Violation>;
  /** Fixes the faults that can be fixed mechanically. */
  readonly fix?: (subject: Subject, context: MendContext) => Mender;
}
