import type { Path } from "@error-contract/contract";
import type { Fault } from "./fault.ts";

/** A place in the source of a document, before any edit of the same run. */
export interface Site {
  /** The file, as the `resolve` option calls it; `""` for the entry document. */
  readonly file: string;
  /** The path of keys inside that file, like the tokens of a JSON pointer. */
  readonly keys: Path;
}

/** Adds a key. Missing objects on the path to it are created. */
export interface AddEdit extends Site {
  readonly kind: "add";
  readonly value: unknown;
  /**
   * The sibling to add it after. Without one, a response goes where the file's other operations have its status, and
   * any other key goes last. To append to a list, the last of `keys` is `"-"`.
   */
  readonly after?: string;
  /** Where the same file has this very value, so that an editor can keep its comments and style. */
  readonly copiedFrom?: Path;
}

/** Replaces a value; its key stays. */
export interface ReplaceEdit extends Site {
  readonly kind: "replace";
  readonly value: unknown;
}

/** Renames a key; its value and its position stay. */
export interface RenameEdit extends Site {
  readonly kind: "rename";
  readonly to: string;
}

/** Moves a value, with its comments and style, to a key elsewhere in the same file. */
export interface MoveEdit extends Site {
  readonly kind: "move";
  readonly to: Path;
  readonly after?: string;
}

/** Removes a key with its value, or an element of a list. */
export interface RemoveEdit extends Site {
  readonly kind: "remove";
}

/**
 * A change to the source of a document. Every edit refers to places as they are *before* the run, so that edits may be
 * applied in any order. Two edits that add the same value at the same place count as one.
 */
export type Edit = AddEdit | ReplaceEdit | RenameEdit | MoveEdit | RemoveEdit;

/** The fix for a fault. Its edits are applied together or not at all. */
export interface Fix {
  /** The rule's id. */
  readonly rule: string;
  /** The fault that it fixes. */
  readonly fault: Fault;
  /** Why these edits, in a sentence for a reader of the diff. */
  readonly reason: string;
  readonly edits: readonly Edit[];
}

/** How a rule fixes a fault: edits with a reason, or the reason why there are none. */
export type Mend =
  | { readonly kind: "edits"; readonly reason: string; readonly edits: readonly Edit[] }
  | { readonly kind: "by-hand"; readonly reason: string };

/** What a rule needs to fix faults, apart from the document. */
export interface MendContext {
  /** The path or URL of the entry document, from which references between it and other files are computed. */
  readonly entry: string;
  /** Whether the rule was requested by its id. Style changes that move text are made only then. */
  readonly requested: (rule: string) => boolean;
  /** The faults of all rules, by operation and status. */
  readonly faultsOf: (operation: string, status: string) => readonly Fault[];
}

/** Fixes the faults of one rule in one document. */
export type Mender = (fault: Fault) => Mend;
