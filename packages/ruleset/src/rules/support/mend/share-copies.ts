import { isJson, type Path, type ResponseObject } from "@error-contract/contract";
import type { Edit } from "../../../edit.ts";
import type { Subject, Use } from "../../../subject.ts";
import { fingerprints } from "../fingerprint.ts";
import { groupBy } from "../group.ts";
import { freshName, sharedPlace } from "./shared-place.ts";

/** A shared response, and the edits that create it if it is new. */
export interface Shared {
  readonly name: string;
  readonly base: string;
  readonly keys: Path;
  readonly edits: readonly Edit[];
}

/**
 * Finds the shared response that says word for word what a response says that is written in place: one that the document has, or
 * one that is to be made of the copies themselves.
 *
 * @param subject - the document
 * @returns the shared response for a use; `undefined` for a response that stands alone
 */
export function copyFinder(subject: Subject): CopyFinder {
  const finder = finders.get(subject) ?? makeFinder(subject);
  finders.set(subject, finder);
  return finder;
}

/** Finds the shared response for a use. */
export type CopyFinder = (use: Use) => Shared | undefined;

/** One for a document: every rule that asks gets the same new response. */
const finders = new WeakMap<Subject, CopyFinder>();

function makeFinder(subject: Subject): CopyFinder {
  const fingerprintOf = fingerprints();
  const id = (key: string, response: ResponseObject | undefined): string | undefined => {
    const fingerprint = response && fingerprintOf(response);
    return fingerprint && `${key} ${fingerprint}`;
  };
  const uses = subject.served.flatMap((operation) =>
    operation.responses.flatMap((declared) => (declared.error ? [{ operation, declared }] : [])),
  );
  const groups = groupBy(uses, ({ declared }) => id(declared.key, declared.response));
  const known = new Map<string, Shared | undefined>();
  return ({ declared }) => {
    const group = id(declared.key, declared.response);
    if (group === undefined) return undefined;
    if (!known.has(group)) known.set(group, sharedOf(subject, groups.get(group) ?? []));
    return known.get(group);
  };
}

function sharedOf(subject: Subject, group: readonly Use[]): Shared | undefined {
  const referred = group.find(({ declared }) => declared.ref !== undefined)?.declared.response;
  if (referred?.name !== undefined) {
    return { name: referred.name, base: referred.place.base, keys: referred.place.keys, edits: [] };
  }
  const sources = new Set(group.map(({ declared }) => declared.response?.source));
  const [first] = group;
  const value = first?.declared.response?.source;
  if (!first || sources.size < 2 || !isJson(value)) return undefined;
  const { file, keys } = sharedPlace(subject);
  const { base, keys: from } = first.declared.slot;
  const inPlace = base === file;
  // A reference inside it would lead elsewhere from another file.
  if (!inPlace && JSON.stringify(value).includes('"$ref"')) return undefined;
  const name = freshName(subject, first.declared.status, first.declared.response?.description);
  const path = [...keys, name];
  const edit: Edit = { kind: "add", file, keys: path, value, ...(inPlace && { copiedFrom: from }) };
  return { name, base: file, keys: path, edits: [edit] };
}
