import type { DocumentEditor } from "../support/editor.ts";
import type { Sites } from "./sites.ts";

/** A fault that somebody may well bring into a document whose errors are right, and the rules that must say so. */
export interface Mutation {
  /** What is done, in a few words. */
  readonly name: string;
  /** Everywhere it can be done. */
  readonly sites: Sites;
  /** Does it at one of the sites. */
  readonly change: (edit: DocumentEditor, site: string) => void;
  /** The rule that must catch it. */
  readonly caughtBy: string;
  /** Other rules that the same change may break. No further rule may speak. */
  readonly also?: readonly string[];
}
