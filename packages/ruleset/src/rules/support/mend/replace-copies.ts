import type { ResponseObject } from "@error-contract/contract";
import type { Edit } from "../../../rule/edit.ts";
import type { Subject } from "../../../rule/subject.ts";
import { fingerprints } from "../fingerprint.ts";
import { referenceTo } from "./reference.ts";

/**
 * Replaces the inline responses under a key that are identical to a shared response with references to it. Once another
 * operation refers to the shared response, a copy is a fault that it was not before.
 *
 * @param subject - the document
 * @param entry - the address of the entry document
 * @param key - the key of `responses`
 * @param shared - the shared response, to which no operation refers under this key yet
 * @returns the edits
 */
export function replaceCopies(
  subject: Subject,
  entry: string,
  key: string,
  shared: Pick<ResponseObject, "source" | "place" | "description">,
): readonly Edit[] {
  // Under a binding norm, every inline response is a fault anyway, with its own fix.
  if (subject.binding) return [];
  const fingerprintOf = fingerprints();
  const said = fingerprintOf(shared);
  return subject.served.flatMap(({ responses }) =>
    responses.flatMap(({ key: at, error, ref, response, slot }): readonly Edit[] => {
      if (at !== key || !error || ref !== undefined || !response || fingerprintOf(response) !== said) return [];
      const reference = referenceTo(shared.place, slot.base, entry);
      return reference === undefined
        ? []
        : [{ kind: "replace", file: slot.base, keys: slot.keys, value: { $ref: reference } }];
    }),
  );
}
