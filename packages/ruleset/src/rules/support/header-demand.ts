import { type Content, envelopeOf, type Json, type StatusKey } from "@error-contract/contract";
import type { Subject } from "../../rule/subject.ts";
import { groupBy } from "./group.ts";

/** A header that some errors must declare. */
export interface HeaderDemand {
  readonly name: string;
  /** Whether a header of this name is the required one. */
  readonly is: (header: string) => boolean;
  /** Whether an error response must have it. */
  readonly of: (response: { readonly keys: readonly StatusKey[]; readonly content: readonly Content[] }) => boolean;
}

/** A header that HTTP requires for some statuses, and how to declare it. */
interface StandardHeader {
  readonly name: string;
  readonly statuses: readonly number[];
  readonly value: Json;
}

/** RFC 9110, 15.5.2, 15.5.6 and 15.6.4; RFC 6585, 4. */
const standardHeaders: readonly StandardHeader[] = [
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

const REQUEST_ID = /(^|-)(request|correlation|trace)-?id$|^traceparent$/i;

/**
 * The headers that errors of a document must declare: those that HTTP requires for some statuses, and the request id,
 * if any error of the document declares one.
 *
 * @param subject - the document
 * @returns the demands
 */
export function headerDemands(subject: Subject): readonly HeaderDemand[] {
  const requestId = requestIdOf(subject);
  const byStatus = standardHeaders.map(
    ({ name, statuses }): HeaderDemand => ({
      name,
      is: named(name),
      of: ({ keys }) => keys.some((key) => key.kind === "exact" && statuses.includes(key.status)),
    }),
  );
  if (requestId === undefined) return byStatus;
  return [
    { name: requestId, is: named(requestId), of: ({ content }) => !carryRequestId(subject, content) },
    ...byStatus,
  ];
}

/**
 * A header as defined by the HTTP standards.
 *
 * @param name - the header, in any letter case
 * @returns the Header Object; `undefined` for a header that no standard requires
 */
export function standardHeader(name: string): Json | undefined {
  return standardHeaders.find((header) => named(header.name)(name))?.value;
}

function named(name: string): (header: string) => boolean {
  return (header) => header.toLowerCase() === name.toLowerCase();
}

/** A body with the id is as good as a header, unless the norm is binding. */
function carryRequestId({ contract, binding }: Subject, content: readonly Content[]): boolean {
  if (binding) return false;
  const forms = content.flatMap((each) => each.forms);
  return forms.length > 0 && forms.every((form) => envelopeOf(contract, form)?.shape.requestId !== undefined);
}

/** The document's own name for the request id: the one that most errors declare. */
function requestIdOf({ errors }: Subject): string | undefined {
  const names = errors.flatMap(({ response }) => [...response.headers.keys()].filter((name) => REQUEST_ID.test(name)));
  const counts = groupBy(names, (name) => name.toLowerCase());
  return [...counts.values()].sort((a, b) => b.length - a.length)[0]?.[0];
}
