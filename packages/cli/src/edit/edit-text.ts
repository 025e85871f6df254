import type { Edit } from "@error-contract/ruleset";
import { parse } from "../document/syntax/parse.ts";
import type { Parsed } from "../document/syntax/source.ts";
import { applyToData } from "./apply-to-data.ts";
import type { Editable } from "./nodes.ts";
import { planEdits } from "./plan.ts";
import { readJsonAgain } from "./read-json-again.ts";
import { Refused } from "./refused.ts";
import { sameData } from "./same-data.ts";
import { applySplices, type Splice } from "./splice.ts";

/** A text after its edits. */
export interface EditedText {
  readonly text: string;
  /** The splices, with offsets into the old text. */
  readonly splices: readonly Splice[];
  /** Parses the new text. */
  readonly parsed: () => Parsed;
}

/**
 * Applies edits to the text of a file and leaves all other bytes unchanged. The result is parsed again, and must equal
 * the edited data.
 *
 * @param source - the file
 * @param edits - its edits; none may lie inside another
 * @returns the new text
 * @throws {Refused} if an edit would change more than it names
 */
export function editText(source: Editable, edits: readonly Edit[]): EditedText {
  const splices = planEdits(source, edits);
  const text = applySplices(source.text, splices);
  const { value, parsed } = readAgain(source, splices, text);
  if (!sameData(value, applyToData(source.data, edits))) {
    throw new Refused("Its text cannot be changed without changing other values, too.");
  }
  return { text, splices, parsed };
}

/**
 * Parses the new text. In JSON, an edit cannot affect the text around it, so the changed parts are enough; in YAML,
 * indentation and anchors reach further.
 */
function readAgain(
  source: Editable,
  splices: readonly Splice[],
  text: string,
): { readonly value: unknown; readonly parsed: () => Parsed } {
  const { name, language } = source;
  try {
    if (language === "json") return { value: readJsonAgain(source, splices), parsed: () => parse(text, name) };
    const parsed = parse(text, name);
    if (parsed.syntax.kind !== "lenient-yaml") return { value: parsed.value, parsed: () => parsed };
  } catch {
    // It is rejected below.
  }
  throw new Refused("Its text would no longer be valid.");
}
