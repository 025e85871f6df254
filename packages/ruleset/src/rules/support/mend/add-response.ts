import type { Operation, ResponseObject } from "@error-contract/contract";
import type { Mend, MendContext, Mender } from "../../../rule/edit.ts";
import type { Subject } from "../../../rule/subject.ts";
import { groupBy } from "../group.ts";
import { isReasonPhrase } from "../reason-phrases.ts";
import { nameOperation } from "../wording.ts";
import { declareResponse } from "./declare-response.ts";
import { operationFinder } from "./find-operations.ts";
import { designResponse } from "./new-response.ts";
import { referenceTo } from "./reference.ts";
import { replaceCopies } from "./replace-copies.ts";
import { copyFinder, faultsIn, type Shared } from "./share-copies.ts";
import { sharedNameOf } from "./shared-place.ts";

/**
 * Adds missing responses: a reference to the shared response that the document has for the key, or to a new one.
 *
 * @param subject - the document
 * @param context - what else a fix needs
 * @param keyFor - returns the key to add for a fault; defaults to the fault's own
 * @returns the mender
 */
export function responseAdder(
  subject: Subject,
  context: MendContext,
  keyFor: (operation: Operation, status: string) => string = (_, status) => status,
): Mender {
  const find = operationFinder(subject);
  const sharedFor = sharedFinder(subject, context);
  return (fault) => {
    const operation = find(fault);
    if (!operation) return byHand("It belongs to no single operation.");
    const { base: file, keys } = operation.responsesPlace;
    const key = keyFor(operation, fault.status);
    const shared = sharedFor(key);
    if (typeof shared === "string") return byHand(shared);
    const reference = referenceTo(shared, file, context.entry);
    if (reference === undefined) return byHand("The path from the operation's file to the shared response is unknown.");
    const value = { $ref: reference };
    return {
      kind: "edits",
      reason: `${fault.operation} gets the shared response ${shared.name} for ${key}.`,
      edits: [...shared.edits, { kind: "add", file, keys: [...keys, key], value }],
    };
  };
}

function sharedFinder(subject: Subject, context: MendContext): (key: string) => Shared | string {
  const known = new Map<string, Shared | string>();
  const find = (key: string): Shared | string => {
    const shared =
      existing(subject, context, key) ?? copied(subject, context, key) ?? designed(subject, context.entry, key);
    if (typeof shared === "string") return shared;
    return { ...shared, edits: [...shared.edits, ...declareResponse(subject, context.entry, key, shared)] };
  };
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

function existing(subject: Subject, context: MendContext, key: string): Shared | string | undefined {
  const norm = subject.norm.responses.get(key)?.response;
  const used = usesOf(subject, key).find(
    ({ response, count, total }) => sharedNameOf(response) !== undefined && suits(response, count, total),
  );
  const response = norm ?? used?.response;
  const name = response && sharedNameOf(response);
  if (!response || name === undefined) return undefined;
  const [broken] = brokenByEveryUse(subject, context, response, key);
  if (broken !== undefined) {
    return `The shared response ${name}, which others have for ${key}, breaks ${broken} there; fix that first.`;
  }
  return { name, base: response.place.base, keys: response.place.keys, edits: [] };
}

/** A response that is wrong wherever it occurs under a key would be wrong here too: "Unauthorized" for a 403. */
function brokenByEveryUse(
  { errors }: Subject,
  { faultsOf }: MendContext,
  response: ResponseObject,
  key: string,
): readonly string[] {
  const uses = errors.find((error) => error.response === response)?.uses ?? [];
  const [first, ...others] = uses
    .filter(({ declared }) => declared.key === key)
    .map(({ operation }) => faultsOf(nameOperation(operation), key).map(({ rule }) => rule));
  return first?.filter((rule) => others.every((rules) => rules.includes(rule))) ?? [];
}

/** A new shared response from identical inline ones. Faults are not copied. */
function copied(subject: Subject, context: MendContext, key: string): Shared | undefined {
  const uses = subject.served.flatMap((operation) =>
    operation.responses.flatMap((declared) =>
      declared.error && declared.key === key ? [{ operation, declared }] : [],
    ),
  );
  const groups = [...groupBy(uses, copyFinder(subject)).keys()].filter((copies) => copies !== undefined);
  return groups
    .sort((a, b) => b.uses.length - a.uses.length)
    .find((copies) => suits(copies.response, copies.uses.length, uses.length) && faultsIn(copies, context).length === 0)
    ?.share();
}

function usesOf({ errors }: Subject, key: string) {
  const counted = errors.map(({ response, uses }) => ({
    response,
    count: uses.filter(({ declared }) => declared.key === key).length,
  }));
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return counted.flatMap((use) => (use.count > 0 ? [{ ...use, total }] : [])).sort((a, b) => b.count - a.count);
}

/** Whether a response suits any operation: "Owner not found" is only right where there are owners. */
function suits({ description = "" }: ResponseObject, count: number, total: number): boolean {
  return isReasonPhrase(description) || (count >= 2 && count * 2 >= total);
}

/** The new shared responses of a document: every rule that needs one gets the same. */
const designs = new WeakMap<Subject, Map<string, Shared | string>>();

function designed(subject: Subject, entry: string, key: string): Shared | string {
  const known = designs.get(subject) ?? new Map<string, Shared | string>();
  designs.set(subject, known);
  const found = known.get(key) ?? create(subject, entry, key);
  known.set(key, found);
  return found;
}

function create(subject: Subject, entry: string, key: string): Shared | string {
  const design = designResponse(subject, entry, key);
  if (typeof design === "string") return design;
  const { file, keys, value } = design;
  const place = { path: keys, base: file, keys };
  const copies = replaceCopies(subject, entry, key, { source: value, place, description: value.description });
  return { name: String(keys.at(-1)), base: file, keys, edits: [{ kind: "add", file, keys, value }, ...copies] };
}

function byHand(reason: string): Mend {
  return { kind: "by-hand", reason };
}
