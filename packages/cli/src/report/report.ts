import type { CodeEvidence, EnvelopeReading, Verdict } from "@error-contract/contract";
import type { Fault } from "@error-contract/ruleset";
import type { LocatedEvent } from "../diff/located-event.ts";
import type { LocatedFinding } from "../lint/finding.ts";
import type { Action } from "./actions.ts";
import type { Matrix } from "./matrix.ts";
import type { Score } from "./score.ts";

/** What a document says about errors, and how well: plain data, from which every format is written. */
export interface Report {
  /** The document's name, as the user wrote it. */
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
  /**
   * Why points are missing and what to do about it, the most worthwhile first. Their points and the score add up to
   * 100.
   */
  readonly actions: readonly Action[];
  /** The differences from another version of the document. */
  readonly changes?: Changes;
}

/** How many of each there are. */
export interface Counts {
  readonly operations: number;
  /** Operations that document at least one error. */
  readonly documented: number;
  readonly errorResponses: number;
  readonly codes: number;
  readonly findings: number;
  readonly faults: number;
}

/** A code, and where it occurs. */
export interface ReportedCode {
  readonly code: string | number;
  /** The statuses that it comes with; empty if the document does not say. */
  readonly statuses: readonly number[];
  readonly evidence: CodeEvidence;
  readonly title: string | undefined;
  readonly envelope: string;
  /** The operations that return it, as `GET /pets`. */
  readonly operations: readonly string[];
}

/** The differences from another version of the document. */
export interface Changes {
  /** The other version's name, as the user wrote it. */
  readonly against: string;
  readonly score: { readonly before: number; readonly after: number };
  /** Faults that the other version did not have. */
  readonly added: readonly Fault[];
  /** Faults that only the other version had. */
  readonly mended: readonly Fault[];
  /** What callers notice, as `error-contract diff` reports it, the most severe first. */
  readonly events: readonly LocatedEvent[];
  /** The version bump that the events ask for. */
  readonly bump: Verdict;
}
