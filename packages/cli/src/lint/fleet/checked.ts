import type { Shape } from "@error-contract/contract";
import type { LocatedFinding } from "../finding.ts";

/** The result for one file, as plain data, because it may come from another thread. */
export type Checked =
  | { readonly kind: "checked"; readonly document: CheckedInFleet }
  /** Matched only by a pattern, and not an OpenAPI document, or one without operations, which others may refer to. */
  | { readonly kind: "skipped" };

/** A checked document, and what it has in common with others. */
export interface CheckedInFleet {
  /** Its name in messages. */
  readonly name: string;
  /** Its address; on disk, an absolute path. */
  readonly address: string;
  readonly findings: readonly LocatedFinding[];
  /** The files that were read. */
  readonly sources: readonly CheckedSource[];
  /** The addresses of the files that its path items refer to: they are parts of this document. */
  readonly parts: readonly string[];
  /** For the comparison with the fleet's norm; empty without a norm. */
  readonly codes: readonly CodeMeaning[];
  readonly envelopes: readonly EnvelopeForm[];
}

/** A file that a result depends on. */
export interface CheckedSource {
  /** On disk, an absolute path. */
  readonly address: string;
  /** The digest of its text; `undefined` without a cache. */
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
  /** Empty if the document does not say. */
  readonly statuses: readonly number[];
  readonly retryable: boolean | undefined;
}

/** A kind of error body, and where its parts are. */
export interface EnvelopeForm extends Definition {
  readonly name: string;
  readonly shape: Shape;
}
