import type { Operation } from "@error-contract/contract";

/**
 * Whether an operation says anything of how it fails. One whose only response is `default` may.
 *
 * @param operation the operation
 * @returns false where no rule about single errors has anything to look at
 */
export function documentsErrors({ responses }: Operation): boolean {
  return responses.some(({ error, status }) => error || status.kind === "default" || isMistyped(status));
}

function isMistyped(status: Operation["responses"][number]["status"]): boolean {
  return status.kind === "invalid" && status.hundreds !== undefined && status.hundreds >= 4;
}
