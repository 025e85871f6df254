import { isExtension, isJson, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import type { ResponseObject } from "../operation/response.ts";
import { readStatusKey, type StatusKey } from "../operation/status.ts";
import { type BodyForm, readForms } from "../schema/form.ts";
import { findDeadPointers } from "./dead-pointers.ts";
import type { DeclarationProblem } from "./problem.ts";
import { type RetiredCode, readRetired } from "./retired.ts";
import { validateDeclaration } from "./validate.ts";

/** An entry of `x-error-contract.responses`. */
export interface DeclarationEntry {
  /** The key as written: `404`, `4XX`. */
  readonly key: string;
  readonly status: StatusKey;
  /** Where the entry is, before its `$ref` is followed. */
  readonly slot: Place;
  /** The `$ref` that the entry consists of; `undefined` for an inline response. */
  readonly ref: string | undefined;
  /** The shared response; `undefined` if the reference does not resolve. */
  readonly response: ResponseObject | undefined;
}

/** The contract that a document declares: `x-error-contract` at its root. */
export interface Declaration {
  readonly place: Place;
  /** The schema that every error body has. */
  readonly envelope: Node | undefined;
  /** The forms of the envelope; empty without one. */
  readonly envelopeForms: readonly BodyForm[];
  /** The entries of `responses`, in the document's order. */
  readonly entries: readonly DeclarationEntry[];
  /** The shared response of each status and range, by key; entries that do not resolve are left out. */
  readonly responses: ReadonlyMap<string, ResponseObject>;
  /** Codes that the API no longer sends. */
  readonly retired: readonly RetiredCode[];
  /** Whether the API may send codes that the document does not list; `undefined` if it does not say. */
  readonly policy: "open" | "closed" | undefined;
  /** What is invalid in it. */
  readonly problems: readonly DeclarationProblem[];
}

/**
 * Reads `x-error-contract`.
 *
 * @param walker - walks the document
 * @param readResponse - reads a response, and returns the same object for the same source
 * @returns the declaration, or `undefined` for a document without one
 */
export function readDeclaration(
  walker: Walker,
  readResponse: (node: Node) => ResponseObject | undefined,
): Declaration | undefined {
  const extension = walker.child(walker.root, "x-error-contract");
  if (extension === undefined) return undefined;
  const named = walker.child(extension, "envelope");
  const envelope = isJson(named?.value) ? named : undefined;
  const entries = walker
    .children(walker.child(extension, "responses"))
    .filter(([key]) => !isExtension(key))
    .map(([key, node]) => ({
      key,
      status: readStatusKey(key),
      slot: node.slot,
      ref: node.ref,
      response: readResponse(node),
    }));
  return {
    place: extension.place,
    envelope,
    envelopeForms: envelope ? readForms(walker, envelope) : [],
    entries,
    responses: new Map(entries.flatMap(({ key, response }) => (response ? [[key, response] as const] : []))),
    retired: readRetired(walker, extension),
    policy: readPolicy(walker, extension),
    problems: validateDeclaration(walker, extension),
  };
}

/**
 * Adds the problems that can be found only once the error bodies are known.
 *
 * @param walker - walks the document
 * @param declaration - the declaration
 * @param forms - the forms of the error bodies that it describes
 * @returns the declaration, with all its problems
 */
export function checkPointers(
  walker: Walker,
  declaration: Declaration | undefined,
  forms: readonly BodyForm[],
): Declaration | undefined {
  const extension = walker.child(walker.root, "x-error-contract");
  if (!declaration || !extension) return declaration;
  const dead = findDeadPointers(walker, extension, [...new Set([...declaration.envelopeForms, ...forms])]);
  return dead.length === 0 ? declaration : { ...declaration, problems: [...declaration.problems, ...dead] };
}

function readPolicy(walker: Walker, extension: Node): Declaration["policy"] {
  const policy = walker.child(extension, "policy")?.value;
  return policy === "open" || policy === "closed" ? policy : undefined;
}
