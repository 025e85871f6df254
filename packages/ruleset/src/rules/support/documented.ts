import { hundredsOf, type Operation } from "@error-contract/contract";

/**
 * Whether an operation says anything of how it fails. One whose only response is `default` may.
 *
 * @param operation - the operation
 * @returns false where no rule about single errors has anything to look at
 */
export function documentsErrors(operation: Operation): boolean {
  return hasDefault(operation) || operation.responses.some(({ error, status }) => error || isMistyped(status));
}

/**
 * Whether an operation has a `default` that may be an error: not one that is a picture beside a success.
 *
 * @param operation - the operation
 * @returns true also where `default` is all there is
 */
export function hasDefault({ responses }: Operation): boolean {
  const succeeds = responses.some(({ status }) => (hundredsOf(status) ?? 4) < 4);
  return responses.some(({ error, status }) => status.kind === "default" && (error || !succeeds));
}

function isMistyped(status: Operation["responses"][number]["status"]): boolean {
  return status.kind === "invalid" && status.hundreds !== undefined && status.hundreds >= 4;
}
