import { type Node, type Path, type ResponseObject, readStatusKey } from "@error-contract/contract";
import type { Subject } from "../../../rule/subject.ts";

/**
 * Where new shared responses go: `components.responses`, in the file that contains it.
 *
 * @param subject - the document
 * @returns the file, and the path in it
 */
export function sharedPlace(subject: Subject): { readonly file: string; readonly keys: Path } {
  const { walker } = subject;
  const responses = sharedNode(subject);
  if (responses) return { file: responses.place.base, keys: responses.place.keys };
  const components = walker.child(walker.root, "components");
  if (components) return { file: components.place.base, keys: [...components.place.keys, "responses"] };
  return { file: "", keys: ["components", "responses"] };
}

/**
 * The names of a document's shared responses.
 *
 * @param subject - the document
 * @returns the names
 */
export function sharedNames(subject: Subject): readonly string[] {
  return subject.walker.children(sharedNode(subject)).map(([name]) => name);
}

/**
 * The name of a response that operations can refer to, even outside `components.responses`.
 *
 * @param response - a response
 * @returns the name; `undefined` for an inline response under a status, in an operation or in `x-error-contract`
 */
export function sharedNameOf({ name, place: { keys } }: ResponseObject): string | undefined {
  const key = keys.at(-1);
  const isOwn = key === undefined || readStatusKey(String(key)).kind !== "invalid";
  return name ?? (isOwn ? undefined : String(key));
}

function sharedNode({ walker }: Subject): Node | undefined {
  const components = walker.child(walker.root, "components");
  return components && walker.child(components, "responses");
}
