import type { DeclarationEntry, DeclaredResponse, Operation, Place } from "@error-contract/contract";
import type { ErrorResponse } from "../../rule/subject.ts";

/** `GET /a`: how messages name an operation. */
export function nameOperation({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** How messages name an error response: by its own name if it is shared, or else by the operation that contains it. */
export function nameResponse({ response, uses }: ErrorResponse): string {
  if (response.name !== undefined) return `The shared response ${response.name}`;
  const [use] = uses;
  return use ? `The ${use.declared.key} response of ${nameOperation(use.operation)}` : "A response of x-error-contract";
}

/** `1 operation`, `2 operations` */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `a, b and c` */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/**
 * Where the entry for a status is, in an operation or in `x-error-contract`. A linter that follows `$ref`s would move a
 * finding about the reference into its target, so the path through the resolved document ends at `responses`.
 */
export function entryPlace({ slot, ref }: DeclaredResponse | DeclarationEntry): Place {
  return ref === undefined ? slot : { ...slot, path: slot.path.slice(0, -1) };
}
