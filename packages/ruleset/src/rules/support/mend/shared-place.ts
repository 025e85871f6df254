import type { Node, Path, StatusKey } from "@error-contract/contract";
import type { Subject } from "../../../subject.ts";
import { phraseOf } from "../reason-phrases.ts";

/**
 * Where new shared responses go: `components.responses`, in the file that holds it.
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

function sharedNode({ walker }: Subject): Node | undefined {
  const components = walker.child(walker.root, "components");
  return components && walker.child(components, "responses");
}

/** The names of shared responses, with those that this run adds. */
const taken = new WeakMap<Subject, Set<string>>();

/**
 * A name for a new shared response, in the style of the others: `NotFound`, `not_found`, `not-found`. It is given once.
 *
 * @param subject - the document
 * @param status - the response's key
 * @param description - what the response says, which is its name where it is short and the status's own name is taken
 * @returns the name
 */
export function freshName(subject: Subject, status: StatusKey, description = ""): string {
  const names = taken.get(subject) ?? new Set(subject.walker.children(sharedNode(subject)).map(([name]) => name));
  taken.set(subject, names);
  const others = [...names];
  const isLower = (name: string): boolean => /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(name);
  const lower = others.length > 0 && others.filter(isLower).length * 2 > others.length;
  const separator = others.some((name) => name.includes("-")) ? "-" : "_";
  const write = (words: readonly string[]): string =>
    lower ? words.join(separator).toLowerCase() : words.map(capitalize).join("");
  const base = write(wordsFor(status));
  const said = description.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  let name = names.has(base) && said.length > 1 && said.length <= MOST_WORDS ? write(said) : base;
  for (let number = 2; names.has(name); number++) name = lower ? `${base}${separator}${number}` : `${base}${number}`;
  names.add(name);
  return name;
}

/** Longer descriptions make no name. */
const MOST_WORDS = 5;

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wordsFor(status: StatusKey): readonly string[] {
  if (status.kind === "exact") return (phraseOf(status.status) ?? `Error ${status.status}`).split(/[^A-Za-z0-9]+/);
  return status.kind === "range" ? [status.hundreds === 4 ? "Client" : "Server", "Error"] : ["Unexpected", "Error"];
}
