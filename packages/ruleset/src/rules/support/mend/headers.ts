import { isJson, type Json, type Node, type ResponseObject, type StatusKey } from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../../rule/subject.ts";
import { headerDemands, standardHeader } from "../header-demand.ts";
import { referenceTo } from "./reference.ts";

/** The file to write to, and the address of the entry document. */
export interface Destination {
  readonly file: string;
  readonly entry: string;
}

/**
 * Writes a header as it is defined in the document's other errors, or else in the standard.
 *
 * @param subject - the document
 * @param name - the header
 * @param destination - where to write it
 * @returns the Header Object; `undefined` if neither defines it
 */
export function headerValue(subject: Subject, name: string, destination: Destination): Json | undefined {
  const values = known.get(subject) ?? new Map<string, Json | undefined>();
  known.set(subject, values);
  const id = `${name.toLowerCase()} ${destination.file}`;
  if (!values.has(id)) values.set(id, findHeader(subject, name, destination));
  return values.get(id);
}

/** A document has few headers and many errors that lack them. */
const known = new WeakMap<Subject, Map<string, Json | undefined>>();

function findHeader(subject: Subject, name: string, destination: Destination): Json | undefined {
  for (const { response } of subject.errors) {
    const found = headersOf(subject, response, destination).find(
      ([other]) => other.toLowerCase() === name.toLowerCase(),
    );
    if (found) return found[1];
  }
  return standardHeader(name);
}

/**
 * The headers of a new response: those of the response that it is modeled on, and those that errors of its status must
 * have.
 *
 * @param subject - the document
 * @param model - the response that it is modeled on
 * @param status - the new response's key
 * @param destination - where to write it
 * @returns the headers by name, or the name of a header about which nothing is known
 */
export function headersFor(
  subject: Subject,
  { response }: ErrorResponse,
  status: StatusKey,
  destination: Destination,
): Json | string {
  const demands = headerDemands(subject);
  const description = { keys: [status], content: response.content };
  const headers = Object.fromEntries(
    headersOf(subject, response, destination).filter(([name]) => standardHeader(name) === undefined),
  );
  for (const { name, is, of } of demands) {
    if (!of(description) || Object.keys(headers).some(is)) continue;
    const value = headerValue(subject, name, destination);
    if (!value) return name;
    headers[name] = value;
  }
  return headers;
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
    // A relative reference inside it would resolve differently from another file.
    const portable = header.place.base === file || !JSON.stringify(header.value).includes('"$ref"');
    return portable ? [[name, header.value] as const] : [];
  });
}
