import type { CodeEvidence, EnvelopeReading, Verdict } from "@error-contract/contract";
import type { Fault } from "@error-contract/ruleset";
import type { LocatedEvent } from "../diff/located-event.ts";
import type { LocatedFinding } from "../lint/finding.ts";
import type { Action } from "./actions.ts";
import type { Matrix } from "./matrix.ts";
import type { Score } from "./score.ts";

/** What a document says about errors, and how well: plain data, of which every format is made. */
export interface Report {
  /** The document as it was named. */
  readonly document: string;
  readonly api: { readonly title: string; readonly version: string | undefined };
  /** The document's `openapi` field. */
  readonly openapi: string;
  /** One sentence. */
  readonly verdict: string;
  readonly score: Score;
  readonly counts: Counts;
  readonly matrix: Matrix;
  readonly envelopes: readonly EnvelopeReading[];
  readonly codes: readonly ReportedCode[];
  /** Why there are no codes; empty when there are some. */
  readonly noCodes: readonly string[];
  readonly contradictions: readonly LocatedFinding[];
  /** Why points are missing and what to do about it, the most worthwhile first; with the score, their points add up to 100. */
  readonly actions: readonly Action[];
  /** What is different from another version of the document. */
  readonly changes?: Changes;
}

/** How much there is. */
export interface Counts {
  readonly operations: number;
  /** Operations that document at least one error. */
  readonly documented: number;
  readonly errorResponses: number;
  readonly codes: number;
  readonly findings: number;
  readonly faults: number;
}

/** A code, with where it comes. */
export interface ReportedCode {
  readonly code: string | number;
  /** The statuses with which it comes; empty where the document does not say. */
  readonly statuses: readonly number[];
  readonly evidence: CodeEvidence;
  readonly title: string | undefined;
  readonly envelope: string;
  /** The operations that answer with it, as `GET /pets`. */
  readonly operations: readonly string[];
}

/** What is different from another version of the document. */
export interface Changes {
  /** The other version, as it was named. */
  readonly against: string;
  readonly score: { readonly before: number; readonly after: number };
  /** Faults that the other version did not have. */
  readonly added: readonly Fault[];
  /** Faults that only the other version had. */
  readonly mended: readonly Fault[];
  /** What callers notice, as `error-contract diff` says it, the gravest first. */
  readonly events: readonly LocatedEvent[];
  /** The version bump that the events ask for. */
  readonly bump: Verdict;
}
