import { isJson, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { text } from "../schema/form.ts";

/** A code that the API no longer sends. */
export interface RetiredCode {
  readonly code: string;
  /** The version or date from which it is no longer sent. */
  readonly since: string | undefined;
  /** Why, and what clients should do. Markdown. */
  readonly description: string | undefined;
  /** The code that is sent instead. */
  readonly replacedBy: string | undefined;
  readonly place: Place;
}

/**
 * Reads `x-error-contract.retired`.
 *
 * @param walker - walks the document
 * @param extension - the value of `x-error-contract`
 * @returns the retired codes, in the document's order
 */
export function readRetired(walker: Walker, extension: Node): readonly RetiredCode[] {
  return walker.children(walker.child(extension, "retired")).map(([code, { value, slot }]) => {
    const entry = isJson(value) ? value : { description: value };
    return {
      code,
      since: text(entry, "since"),
      description: text(entry, "description"),
      replacedBy: text(entry, "replacedBy"),
      place: slot,
    };
  });
}
