import { isJson, type Json } from "@error-contract/contract";
import type { Mend } from "../../../rule/edit.ts";
import type { ErrorResponse, Subject } from "../../../rule/subject.ts";
import { nameResponse } from "../wording.ts";
import { headerValue } from "./headers.ts";

/**
 * Adds headers to a response, defined as in the document's other errors, or else in the HTTP standards.
 *
 * @param subject - the document
 * @param entry - the address of the entry document
 * @param error - the response
 * @param names - the headers
 * @returns the edits; by hand if neither defines a header
 */
export function addHeaders(subject: Subject, entry: string, error: ErrorResponse, names: readonly string[]): Mend {
  const { base: file, keys } = error.response.place;
  const headers: Record<string, Json> = {};
  for (const name of names) {
    const value = headerValue(subject, name, { file, entry });
    if (!value) return { kind: "by-hand", reason: `Only you know whether the server sends ${name}, or the like.` };
    headers[name] = value;
  }
  const present = isJson(error.response.source) && isJson(error.response.source["headers"]);
  return {
    kind: "edits",
    reason: `${nameResponse(error)} declares ${names.join(", ")}.`,
    edits: present
      ? names.map((name) => ({ kind: "add", file, keys: [...keys, "headers", name], value: headers[name] }))
      : [{ kind: "add", file, keys: [...keys, "headers"], value: headers, after: "description" }],
  };
}
