import { hundredsOf, type Operation } from "@error-contract/contract";

/**
 * Whether an operation says anything about how it fails. A `default` as its only response counts: it may be an error.
 *
 * @param operation - the operation
 * @returns false if rules about single errors have nothing to check
 */
export function documentsErrors(operation: Operation): boolean {
  return hasDefault(operation) || operation.responses.some(({ error, status }) => error || isMistyped(status));
}

/**
 * Whether an operation has a `default` that may be an error, rather than an image beside a success.
 *
 * @param operation - the operation
 * @returns true also if `default` is its only response
 */
export function hasDefault({ responses }: Operation): boolean {
  const succeeds = responses.some(({ status }) => (hundredsOf(status) ?? 4) < 4);
  return responses.some(({ error, status }) => status.kind === "default" && (error || !succeeds));
}

function isMistyped(status: Operation["responses"][number]["status"]): boolean {
  return status.kind === "invalid" && status.hundreds !== undefined && status.hundreds >= 4;
}
