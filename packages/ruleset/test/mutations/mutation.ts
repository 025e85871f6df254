import type { DocumentEditor } from "../support/editor.ts";
import type { Sites } from "./sites.ts";

/** A fault that may be introduced into a correct document, and the rules that must report it. */
export interface Mutation {
  /** The change, in a few words. */
  readonly name: string;
  /** Every place where it can be made. */
  readonly sites: Sites;
  /** Makes the change at one of the sites. */
  readonly change: (edit: DocumentEditor, site: string) => void;
  /** The rule that must catch it. */
  readonly caughtBy: string;
  /** Other rules that the same change may break. No further rule may report anything. */
  readonly also?: readonly string[];
}
