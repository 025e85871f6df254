import type { InputError } from "../command-line/error.ts";
import { excerptOf } from "../text/excerpt.ts";
import type { LocatedFinding } from "./finding.ts";
import { ownFinding } from "./own-finding.ts";

const DOCUMENTATION =
  "https://github.com/error-contract/error-contract/blob/main/packages/cli/README.md#what-could-not-be-checked";

/**
 * Reports a document that could not be read at all.
 *
 * @param error - the reason
 * @param argument - the document, as named on the command line
 * @returns the finding
 */
export function unreadableDocument(error: InputError, argument: string): LocatedFinding {
  return unchecked("unreadable-document", error, argument);
}

/**
 * Reports a reference that does not resolve, or leads into a file that cannot be read, so that its target was not
 * checked.
 *
 * @param error - the reason
 * @param document - the document that refers to it
 * @returns the finding
 */
export function unreadableReference(error: InputError, document: string): LocatedFinding {
  return unchecked("unreadable-reference", error, document);
}

/**
 * Reports a document without operations, on which every rule was silent.
 *
 * @param name - the document's name in messages
 * @returns the finding
 */
export function nothingChecked(name: string): LocatedFinding {
  return finding({
    rule: "nothing-checked",
    message: "The document has no operations, so nothing was checked; pass the document that contains the paths.",
    document: name,
    file: name,
    line: 1,
    column: 1,
    excerpt: [],
  });
}

/**
 * Whether a finding says that something could not be checked, so that faults may hide there.
 *
 * @param finding - any finding
 * @returns whether it is one of this file's
 */
export function isUnchecked({ rule }: Pick<LocatedFinding, "rule">): boolean {
  return ["unreadable-document", "unreadable-reference", "nothing-checked"].includes(rule);
}

function unchecked(rule: string, { message, remedy, place }: InputError, document: string): LocatedFinding {
  const { file = document, line, column, text } = place ?? {};
  const excerpt = text !== undefined && line !== undefined ? excerptOf(text, line, column) : [];
  return finding({
    rule,
    message: remedy ? `${message} ${remedy}` : message,
    document,
    file,
    line: line ?? 1,
    column: column ?? 1,
    excerpt,
  });
}

function finding(
  found: Pick<LocatedFinding, "rule" | "message" | "document" | "file" | "line" | "column" | "excerpt">,
): LocatedFinding {
  return ownFinding({ ...found, pointer: "#", subject: found.file, documentationUrl: DOCUMENTATION });
}
