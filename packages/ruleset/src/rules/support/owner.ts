import { isWithin, type Place } from "@error-contract/contract";
import type { FaultOf } from "../../rule/rule.ts";
import type { ErrorResponse } from "../../rule/subject.ts";
import { ofResponse } from "./faults.ts";
import { nameResponse } from "./wording.ts";

/** What has the text at a place, as messages name it, and whose fault it is. */
export interface Owner {
  readonly name: string;
  readonly faults: readonly FaultOf[];
}

/** The first keys of files that hold one object, so that the file's name is its name. */
const MEMBERS = new Set(["properties", "allOf", "oneOf", "anyOf", "items", "example", "examples", "content", "value"]);

/**
 * Who owns a text that was met in an error response: the response, or the component that it refers to. What stands in a schema
 * is one fault, however many responses have that schema.
 *
 * @param place - where the text stands
 * @param error - the response that led there
 * @returns the component, or the response
 */
export function ownerOf(place: Place, error: ErrorResponse): Owner {
  const name = isWithin(place, error.response.place) ? undefined : componentAt(place);
  if (name === undefined) return { name: nameResponse(error), faults: ofResponse(error) };
  return { name: `The ${name}`, faults: [{ operation: name, status: "*" }] };
}

/** `schema Error`, `example NotFound` */
function componentAt({ base, keys }: Place): string | undefined {
  const [first, kind, name] = keys;
  if (first === "components" && kind !== undefined && name !== undefined)
    return `${String(kind).replace(/s$/, "")} ${name}`;
  if (base === "" || first === "paths") return undefined;
  const file = base
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.(ya?ml|json)$/, "");
  return `schema ${first === undefined || MEMBERS.has(String(first)) ? file : first}`;
}
