import { nameOf, type ResponseObject, type StatusKey } from "@error-contract/contract";
import type { Subject, Use } from "../../../rule/subject.ts";
import { isReasonPhrase, phraseOf } from "../reason-phrases.ts";
import { sharedNames } from "./shared-place.ts";

/** What is known about a new shared response when choosing its name. */
export interface Naming {
  readonly status: StatusKey;
  /** The copies that it replaces, and the number of responses under their key; without them, it suits any operation. */
  readonly copies?: { readonly response: ResponseObject; readonly uses: readonly Use[]; readonly total: number };
}

/** The names of shared responses, with those that this run adds. */
const taken = new WeakMap<Subject, Set<string>>();

/**
 * Names a new shared response, in the style of the others: `NotFound`, `not_found`, `not-found`. A response that any
 * operation may have is named after its status; others are named after their description, schema or resource.
 *
 * @param subject - the document
 * @param naming - what it is
 * @returns a unique name
 */
export function nameFor(subject: Subject, naming: Naming): string {
  const names = taken.get(subject) ?? new Set(sharedNames(subject));
  taken.set(subject, names);
  const write = writerLike([...names]);
  const candidates = wordings(subject, naming).map(write);
  const base = candidates.at(-1) ?? "";
  let name = candidates.find((candidate) => !names.has(candidate)) ?? base;
  for (let number = 2; names.has(name); number++) name = write([...wordsFor(naming.status), String(number)]);
  names.add(name);
  return name;
}

/** The candidates, the best first; the name of the status is always the last. */
function wordings(subject: Subject, { status, copies }: Naming): readonly (readonly string[])[] {
  const own = wordsFor(status);
  if (!copies) return [own];
  const { response, uses, total } = copies;
  const general = isReasonPhrase(response.description ?? "") || uses.length * 2 > total;
  const said = wordsOf(response.description ?? "");
  const schema = ownSchema(subject, response);
  const resource = resourceOf(uses);
  return [
    ...(general ? [own] : []),
    ...(said.length > 1 && said.length <= MOST_WORDS ? [said] : []),
    ...(schema === undefined ? [] : [[schema]]),
    ...(resource === undefined ? [] : [[...wordsOf(resource), ...own]]),
    own,
  ];
}

/** Longer descriptions do not make good names. */
const MOST_WORDS = 5;

/** The name of the response's schema, if no different response uses it. */
function ownSchema({ errors }: Subject, { content, source }: ResponseObject): string | undefined {
  const schema = content[0]?.schema;
  if (schema?.ref === undefined) return undefined;
  const text = JSON.stringify(source);
  const others = errors.filter(({ response }) => response.content.some((each) => each.schema?.value === schema.value));
  return others.every(({ response }) => JSON.stringify(response.source) === text) ? nameOf(schema.place) : undefined;
}

/** The resource that all operations share: the first part of their paths that is neither a prefix nor a parameter. */
function resourceOf(uses: readonly Use[]): string | undefined {
  const resources = new Set(
    uses.map(({ operation: { path } }) => path.split("/").find((part) => /^[a-z]/i.test(part) && !PREFIX.test(part))),
  );
  const [resource] = resources;
  return resources.size === 1 ? resource : undefined;
}

const PREFIX = /^(v\d+(\.\d+)*|api|rest)$/i;

/** Joins words in the style of the existing names. */
function writerLike(names: readonly string[]): (words: readonly string[]) => string {
  const isLower = (name: string): boolean => /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(name);
  const lower = names.length > 0 && names.filter(isLower).length * 2 > names.length;
  const separator = names.some((name) => name.includes("-")) ? "-" : "_";
  return (words) => (lower ? words.join(separator).toLowerCase() : words.map(capitalize).join(""));
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}

function wordsFor(status: StatusKey): readonly string[] {
  if (status.kind === "exact") return wordsOf(phraseOf(status.status) ?? `Error ${status.status}`);
  return status.kind === "range" ? [status.hundreds === 4 ? "Client" : "Server", "Error"] : ["Unexpected", "Error"];
}
