import type { Place } from "../document/place.ts";
import type { ShapePointer } from "../schema/pointer.ts";
import type { Role } from "../shape/shape.ts";

/** The version bump that an event calls for. `none`: callers notice nothing. */
export type Verdict = "major" | "minor" | "patch" | "none";

/**
 * Whether callers must expect codes and statuses that the document does not list (`open`), or may break if one is added
 * (`closed`).
 */
export type Policy = "open" | "closed";

/** An operation that an event is about. */
export interface AffectedOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** The keys of `responses` that it is about, as written; empty if it is about the operation as a whole. */
  readonly statuses: readonly string[];
}

/** What changed, without the operations that it affects. */
export type Change =
  | { readonly kind: "operation-added" | "operation-removed" }
  /** `code-added`, `code-removed`: in the whole API. `code-possible`, `code-impossible`: both versions have it. */
  | { readonly kind: "code-added" | "code-possible" | "code-impossible"; readonly code: string }
  | { readonly kind: "code-removed"; readonly code: string; readonly retired: boolean }
  | { readonly kind: "code-renamed"; readonly from: string; readonly to: string }
  | {
      readonly kind: "code-moved";
      readonly code: string;
      readonly from: readonly number[];
      readonly to: readonly number[];
    }
  | {
      readonly kind: "code-retryable";
      readonly code: string;
      readonly from: boolean | undefined;
      readonly to: boolean | undefined;
    }
  | { readonly kind: "code-texts"; readonly code: string; readonly texts: readonly string[] }
  | { readonly kind: "status-added" | "status-removed"; readonly status: string }
  /** A range or `default` now covers statuses, or no longer does: those that `operations` lists. */
  | { readonly kind: "status-generalized" | "status-specified"; readonly range: string }
  | { readonly kind: "body-added" | "body-removed" }
  | { readonly kind: "media-types"; readonly removed: readonly string[]; readonly added: readonly string[] }
  | {
      readonly kind: "field-added" | "field-removed" | "field-optional" | "field-required";
      readonly pointer: ShapePointer;
    }
  | { readonly kind: "field-moved"; readonly role: Role; readonly from: ShapePointer; readonly to: ShapePointer }
  | {
      readonly kind: "field-type";
      readonly pointer: ShapePointer;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | { readonly kind: "header-added" | "header-removed"; readonly header: string }
  | { readonly kind: "unique-added" | "unique-removed"; readonly fields: readonly string[]; readonly said: boolean }
  | { readonly kind: "policy"; readonly from: Policy; readonly to: Policy };

/** One change to an API's errors, reported once for all the operations that it affects. */
export type ContractEvent = Change & {
  readonly verdict: Verdict;
  /** In the document's order; empty for a change to the API as a whole. */
  readonly operations: readonly AffectedOperation[];
  /** The document that `place` is in: what was removed exists only in the old one. */
  readonly side: "old" | "new";
  readonly place: Place;
};

/** The kinds of events. */
export type EventKind = Change["kind"];
