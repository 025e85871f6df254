/** The parts of the output of `error-contract coverage --format json` that the console shows. */
export interface Coverage {
  readonly operations: readonly CoveredOperation[];
  readonly outside: readonly CoveredError[];
}

/** An operation of the document. */
export interface CoveredOperation {
  readonly operationId: string | null;
  readonly method: string;
  readonly path: string;
  readonly errors: readonly CoveredError[];
}

/** An error that the document describes or that a test expects. */
export interface CoveredError {
  readonly code: string | number | null;
  readonly statuses: readonly number[];
  readonly title: string | null;
  readonly documented: "listed" | "range" | "no";
  readonly tested: number;
  readonly statusTested: number;
}

/**
 * Whether the document describes an error.
 *
 * @param coverage - what is known about the document; without it, every error counts as documented
 * @param operationId - the operation; `null` for a request that matches none
 * @param code - the error's code
 * @returns false if the document does not describe the operation, or describes it without this code
 */
export function isDocumented(coverage: Coverage | undefined, operationId: string | null, code: string): boolean {
  if (coverage === undefined) return true;
  const errors =
    operationId === null
      ? [...coverage.outside, ...coverage.operations.flatMap((operation) => operation.errors)]
      : coverage.operations.find((operation) => operation.operationId === operationId)?.errors;
  if (errors === undefined) return false;
  const isCoded = errors.some((error) => error.code !== null);
  return !isCoded || errors.some((error) => String(error.code) === code && error.documented !== "no");
}

/**
 * Lists the codes of a document, sorted by status.
 *
 * @param coverage - what is known about the document
 * @returns each code once, with its statuses and its title
 */
export function codesOf(coverage: Coverage | undefined): ReadonlyMap<string, CoveredError> {
  const all = coverage?.operations.flatMap(({ errors }) => errors) ?? [];
  const coded = all.flatMap((error) => (error.code === null ? [] : [[String(error.code), error] as const]));
  return new Map(coded.sort(([, a], [, b]) => (a.statuses[0] ?? 0) - (b.statuses[0] ?? 0)));
}
