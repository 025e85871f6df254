import { isJson, type Path, type ResponseObject } from "@error-contract/contract";
import type { Edit, MendContext } from "../../../rule/edit.ts";
import type { Subject, Use } from "../../../rule/subject.ts";
import { fingerprints } from "../fingerprint.ts";
import { groupBy } from "../group.ts";
import { nameOperation } from "../wording.ts";
import { nameFor } from "./name-response.ts";
import { sharedNameOf, sharedPlace } from "./shared-place.ts";

/** A shared response, with the edits that create it if it is new. */
export interface Shared {
  readonly name: string;
  readonly base: string;
  readonly keys: Path;
  readonly edits: readonly Edit[];
}

/** Identical responses under one key. */
export interface Copies {
  readonly response: ResponseObject;
  /** The operations that return them, by reference or inline. */
  readonly uses: readonly Use[];
  /** Whether the document has their shared response, or another fix of the same run creates it. */
  readonly isShared: () => boolean;
  /** The shared response: the existing one, or one made from the copies. `undefined` if there is nothing to share. */
  readonly share: () => Shared | undefined;
}

/** Finds the copies that a use belongs to. */
export type CopyFinder = (use: Use) => Copies | undefined;

/** One for each document, so that every rule gets the same new response. */
const finders = new WeakMap<Subject, CopyFinder>();

/**
 * Finds identical responses.
 *
 * @param subject - the document
 * @returns a function that finds the copies of a use, including itself
 */
export function copyFinder(subject: Subject): CopyFinder {
  const finder = finders.get(subject) ?? makeFinder(subject);
  finders.set(subject, finder);
  return finder;
}

function makeFinder(subject: Subject): CopyFinder {
  const fingerprintOf = fingerprints();
  const id = ({ declared: { key, response } }: Use): string | undefined => {
    const fingerprint = response && fingerprintOf(response);
    return fingerprint && `${key} ${fingerprint}`;
  };
  const uses = subject.served.flatMap((operation) =>
    operation.responses.flatMap((declared) => (declared.error ? [{ operation, declared }] : [])),
  );
  const totals = groupBy(uses, ({ declared }) => declared.key);
  const copies = new Map<string, Copies>();
  for (const [group, alike] of groupBy(uses, id)) {
    const [first] = alike;
    const response = first?.declared.response;
    if (group === undefined || !first || !response) continue;
    const referring = alike.find(
      ({ declared }) =>
        declared.ref !== undefined && declared.response && sharedNameOf(declared.response) !== undefined,
    );
    const total = totals.get(first.declared.key)?.length ?? 0;
    let shared: { readonly is: Shared | undefined } | undefined;
    copies.set(group, {
      response,
      uses: alike,
      isShared: () => referring !== undefined || shared?.is !== undefined,
      share() {
        shared ??= { is: sharedBy(referring) ?? create(subject, alike, first, total) };
        return shared.is;
      },
    });
  }
  return (use) => {
    const group = id(use);
    return group === undefined ? undefined : copies.get(group);
  };
}

function sharedBy(use: Use | undefined): Shared | undefined {
  const response = use?.declared.response;
  const name = response && sharedNameOf(response);
  if (!response || name === undefined) return undefined;
  return { name, base: response.place.base, keys: response.place.keys, edits: [] };
}

function create(subject: Subject, uses: readonly Use[], { declared }: Use, total: number): Shared | undefined {
  const sources = new Set(uses.map((use) => use.declared.response?.source));
  const response = declared.response;
  const value = response?.source;
  if (!response || sources.size < 2 || !isJson(value)) return undefined;
  const { file, keys } = sharedPlace(subject);
  const { base, keys: from } = declared.slot;
  const inPlace = base === file;
  // A relative reference inside it would resolve differently from another file.
  if (!inPlace && JSON.stringify(value).includes('"$ref"')) return undefined;
  const name = nameFor(subject, { status: declared.status, copies: { response, uses, total } });
  const path = [...keys, name];
  const edit: Edit = { kind: "add", file, keys: path, value, ...(inPlace && { copiedFrom: from }) };
  return { name, base: file, keys: path, edits: [edit] };
}

/**
 * The rules that copies break, apart from being copies. A shared response made from them would have the same
 * faults in a new place.
 *
 * @param copies - the copies
 * @param context - knows the faults
 * @returns the rules' ids, each once
 */
export function faultsIn({ uses }: Copies, { faultsOf }: MendContext): readonly string[] {
  const faults = uses.flatMap(({ operation, declared }) => faultsOf(nameOperation(operation), declared.key));
  return [...new Set(faults.map(({ rule }) => rule))].filter((rule) => rule !== "error-response-shared");
}
