import { isJson, type Json, type Node, type ResponseObject, type StatusKey } from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../../subject.ts";
import { referenceTo } from "./reference.ts";

/** Headers that errors of some statuses have by the standards of HTTP: RFC 9110, 15.5.2, 15.5.6 and 15.6.4; RFC 6585, 4. */
const STANDARD: readonly { readonly name: string; readonly statuses: readonly number[]; readonly value: Json }[] = [
  {
    name: "WWW-Authenticate",
    statuses: [401],
    value: { description: "How to authenticate (RFC 9110, section 11.6.1).", schema: { type: "string" } },
  },
  {
    name: "Allow",
    statuses: [405],
    value: {
      description: "The methods that the resource supports (RFC 9110, section 10.2.1).",
      schema: { type: "string" },
    },
  },
  {
    name: "Retry-After",
    statuses: [429, 503],
    value: {
      description: "When to try again: a number of seconds, or a date (RFC 9110, section 10.2.3).",
      schema: { type: "string" },
    },
  },
];

/** A file in which something is to be written, and the address of the entry document. */
export interface Destination {
  readonly file: string;
  readonly entry: string;
}

/**
 * Writes a header as the document's other errors have it, or as the standard says.
 *
 * @param subject - the document
 * @param name - the header
 * @param destination - where it is to be written
 * @returns the header object; `undefined` for one of which neither knows anything
 */
export function headerValue(subject: Subject, name: string, destination: Destination): Json | undefined {
  for (const { response } of subject.errors) {
    const found = headersOf(subject, response, destination).find(
      ([other]) => other.toLowerCase() === name.toLowerCase(),
    );
    if (found) return found[1];
  }
  return STANDARD.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

/**
 * The headers of a new response: those of the response that it follows, and those that the standards want for its status.
 *
 * @param subject - the document
 * @param model - the response that it follows
 * @param status - the new response's key
 * @param destination - where it is to be written
 * @returns the headers by name
 */
export function headersFor(
  subject: Subject,
  { response }: ErrorResponse,
  status: StatusKey,
  destination: Destination,
): Json {
  const isOfStatus = (name: string): boolean =>
    STANDARD.some((header) => header.name.toLowerCase() === name.toLowerCase());
  const wanted = STANDARD.filter(({ statuses }) => status.kind === "exact" && statuses.includes(status.status));
  return Object.fromEntries([
    ...headersOf(subject, response, destination).filter(([name]) => !isOfStatus(name)),
    ...wanted.map(({ name, value }) => [name, headerValue(subject, name, destination) ?? value] as const),
  ]);
}

/** The headers of a response, in the form that they have in the destination's file. */
function headersOf(
  { walker }: Subject,
  { source, place }: ResponseObject,
  { file, entry }: Destination,
): readonly (readonly [name: string, value: Json])[] {
  const node: Node = { value: source, place, slot: place, ref: undefined, beside: undefined };
  return walker.children(walker.child(node, "headers")).flatMap(([name, header]) => {
    if (header.ref !== undefined) {
      const reference = referenceTo(header.place, file, entry);
      return reference === undefined ? [] : [[name, { $ref: reference }] as const];
    }
    if (!isJson(header.value)) return [];
    // A reference inside it would lead elsewhere from another file.
    const portable = header.place.base === file || !JSON.stringify(header.value).includes('"$ref"');
    return portable ? [[name, header.value] as const] : [];
  });
}
