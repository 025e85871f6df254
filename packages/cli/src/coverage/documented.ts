import type { CodeEntry, ContractModel, Operation } from "@error-contract/contract";

/** An error that the document describes for an operation. */
export interface DocumentedError {
  /** `undefined` if the status alone identifies it. */
  readonly code: CodeEntry | undefined;
  /** Empty if the document does not say. */
  readonly statuses: readonly number[];
  /** Whether the operation lists it; otherwise a range or `default` admits it. */
  readonly listed: boolean;
}

/**
 * Lists what a document says about each operation's errors: an entry for each code, and for each status without codes.
 *
 * @param model - the document's model
 * @returns the errors, by operation, in the order of their statuses
 */
export function documentedErrors({
  operations,
  codes,
}: ContractModel): ReadonlyMap<Operation, readonly DocumentedError[]> {
  const byOperation = new Map(
    operations.filter(({ kind }) => kind === "path").map((operation) => [operation, [] as DocumentedError[]]),
  );
  const withCodes = new Map<Operation, Set<string>>();
  for (const code of codes) {
    for (const [operation, uses] of usesByOperation(code)) {
      const keys = withCodes.get(operation) ?? new Set();
      for (const { key } of uses) keys.add(key);
      withCodes.set(operation, keys);
      const exact = uses.flatMap(({ status }) => (status.kind === "exact" ? [status.status] : []));
      const known = code.statuses.length > 0 ? exact.filter((status) => code.statuses.includes(status)) : exact;
      const listed = uses.some((use) => use.listed);
      byOperation.get(operation)?.push({
        code,
        statuses: [...new Set(listed && known.length > 0 ? known : [...code.statuses, ...exact])],
        listed,
      });
    }
  }
  for (const [operation, errors] of byOperation) {
    for (const { key, status, error } of operation.responses) {
      if (!error || status.kind !== "exact" || withCodes.get(operation)?.has(key)) continue;
      errors.push({ code: undefined, statuses: [status.status], listed: true });
    }
    errors.sort((a, b) => (a.statuses[0] ?? 1000) - (b.statuses[0] ?? 1000));
  }
  return byOperation;
}

function usesByOperation({ uses }: CodeEntry): ReadonlyMap<Operation, CodeEntry["uses"]> {
  const grouped = new Map<Operation, CodeEntry["uses"][number][]>();
  for (const use of uses) grouped.set(use.operation, [...(grouped.get(use.operation) ?? []), use]);
  return grouped;
}
