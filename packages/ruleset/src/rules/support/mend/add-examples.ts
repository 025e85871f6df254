import { type Content, contentPlace } from "@error-contract/contract";
import type { Edit, Mend } from "../../../rule/edit.ts";
import type { ErrorResponse, Subject } from "../../../rule/subject.ts";
import { nameResponse } from "../wording.ts";
import { exampleFor } from "./new-response.ts";

/**
 * Adds examples to the bodies of a response.
 *
 * @param subject - the document
 * @param error - the response
 * @param contents - its bodies without an example
 * @returns the edits; by hand if the document does not say enough for a truthful example
 */
export function addExamples(subject: Subject, error: ErrorResponse, contents: readonly Content[]): Mend {
  const [status = { kind: "default" } as const] = error.keys;
  const edits: Edit[] = [];
  for (const content of contents) {
    const example = exampleFor(subject, content, status);
    if (!example)
      return { kind: "by-hand", reason: "Its schema does not have enough information for a correct example." };
    const { base: file, keys } = contentPlace(error.response, content);
    edits.push({ kind: "add", file, keys: [...keys, "example"], value: example.value, after: "schema" });
  }
  return { kind: "edits", reason: `${nameResponse(error)} gets an example, built from its schema.`, edits };
}
