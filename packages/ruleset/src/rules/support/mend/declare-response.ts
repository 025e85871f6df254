import type { Edit } from "../../../rule/edit.ts";
import type { Subject } from "../../../rule/subject.ts";
import { referenceTo } from "./reference.ts";
import type { Shared } from "./share-copies.ts";

/**
 * Adds a shared response to `x-error-contract.responses` if a document that declares its contract lacks it there:
 * operations may refer only to the responses listed there.
 *
 * @param subject - the document
 * @param entry - the address of the entry document
 * @param key - the key of `responses`
 * @param shared - the shared response
 * @returns the edit; none if nothing is declared, or the key already is
 */
export function declareResponse(
  { contract, norm, walker }: Subject,
  entry: string,
  key: string,
  shared: Shared,
): readonly Edit[] {
  const { declaration } = contract;
  if (!declaration || norm.origin !== "declared" || declaration.entries.some((each) => each.key === key)) return [];
  const extension = walker.child(walker.root, "x-error-contract");
  const responses = extension && walker.child(extension, "responses");
  const { base: file, keys } = responses?.place ?? declaration.place;
  const reference = referenceTo(shared, file, entry);
  if (reference === undefined) return [];
  const at = responses ? [...keys, key] : [...keys, "responses", key];
  return [{ kind: "add", file, keys: at, value: { $ref: reference } }];
}
