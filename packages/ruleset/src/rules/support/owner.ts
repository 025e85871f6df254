import { isWithin, type Place } from "@error-contract/contract";
import type { FaultOf } from "../../rule/rule.ts";
import type { ErrorResponse } from "../../rule/subject.ts";
import { ofResponse } from "./faults.ts";
import { nameResponse } from "./wording.ts";

/** The component or response that contains a place: its name in messages, and whose fault it is. */
export interface Owner {
  readonly name: string;
  readonly faults: readonly FaultOf[];
}

/** The first keys of files that contain a single object, which is named after the file. */
const MEMBERS = new Set(["properties", "allOf", "oneOf", "anyOf", "items", "example", "examples", "content", "value"]);

/**
 * Finds the owner of a place in an error response: the response, or the component that it refers to. A fault in a
 * schema is one fault, however many responses use that schema.
 *
 * @param place - the place
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
