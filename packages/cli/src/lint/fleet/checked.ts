import type { Shape } from "@error-contract/contract";
import type { LocatedFinding } from "../finding.ts";

/** The result for one file, as plain data, because it may come from another thread. */
export type Checked =
  | { readonly kind: "checked"; readonly document: CheckedInFleet }
  /** Not named itself, and no OpenAPI document, or one without an operation that only others refer to. */
  | { readonly kind: "skipped" };

/** A checked document, and what it has in common with others. */
export interface CheckedInFleet {
  /** As it is named in messages. */
  readonly name: string;
  /** Where it is; on disk, an absolute path. */
  readonly address: string;
  readonly findings: readonly LocatedFinding[];
  /** The files that were read. */
  readonly sources: readonly CheckedSource[];
  /** The addresses of the files that its paths lead to: parts of this document. */
  readonly parts: readonly string[];
  /** What the fleet's norm is compared with; empty without a norm. */
  readonly codes: readonly CodeMeaning[];
  readonly envelopes: readonly EnvelopeForm[];
}

/** A file that a result depends on. */
export interface CheckedSource {
  /** On disk, an absolute path. */
  readonly address: string;
  /** Of its text; `undefined` where no result is kept. */
  readonly digest: string | undefined;
}

/** Where something is defined. */
export interface Definition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly excerpt: readonly string[];
}

/** What a document means by a code. */
export interface CodeMeaning extends Definition {
  readonly code: string | number;
  /** Empty where the document does not say. */
  readonly statuses: readonly number[];
  readonly retryable: boolean | undefined;
}

/** Where a kind of error body keeps what. */
export interface EnvelopeForm extends Definition {
  readonly name: string;
  readonly shape: Shape;
}
