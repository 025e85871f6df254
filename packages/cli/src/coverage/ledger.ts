import { type ContractModel, covers, type Operation } from "@error-contract/contract";
import type { ErrorCoverage, SeenExample } from "./coverage.ts";
import { type DocumentedError, documentedErrors } from "./documented.ts";

/** An error to count. `code` is `undefined` if it is unknown, and `null` if the response has none. */
export interface CountedError {
  readonly operation: Operation | undefined;
  readonly status: number;
  readonly code: string | number | null | undefined;
}

/** A row while counting. */
export type Row = { -readonly [Key in keyof ErrorCoverage]: ErrorCoverage[Key] };

/** The rows of every operation, in which tests and requests are counted. */
export interface Ledger {
  readonly rowsOf: (operation: Operation | undefined) => readonly Row[];
  /** Returns the row of an error, or a new one if the document does not list it. */
  readonly rowFor: (error: CountedError) => Row;
}

/**
 * Opens a ledger with a row for each documented error.
 *
 * @param model - the document's model
 * @returns the ledger
 */
export function openLedger(model: ContractModel): Ledger {
  const rows = new Map<Operation | undefined, Row[]>([[undefined, []]]);
  for (const [operation, errors] of documentedErrors(model)) rows.set(operation, errors.map(rowOf));
  const known = new Map(model.codes.map((entry) => [String(entry.code), entry]));

  return {
    rowsOf: (operation) => rows.get(operation) ?? [],
    rowFor(error) {
      const own = rows.get(error.operation) ?? [];
      const found = findRow(own, error);
      if (found) return found;
      const problem = problemOf(error);
      const title = known.get(String(error.code))?.title ?? null;
      const documented = problem === null ? "range" : "no";
      const row = {
        ...emptyRow,
        code: error.code ?? null,
        statuses: [error.status],
        title,
        documented,
        problem,
      } as const;
      own.push(row);
      rows.set(error.operation, own);
      return row;
    },
  };

  /** Why an error without its own row is not documented; `null` if a range of statuses without codes admits it. */
  function problemOf({ operation, status, code }: CountedError): string | null {
    if (operation === undefined) {
      if (model.codes.length === 0 || code === undefined || known.has(String(code))) return null;
      return code === null ? "The body has no code." : "The document has no such code.";
    }
    const own = rows.get(operation) ?? [];
    const sameCode = own.find((row) => row.documented !== "no" && row.code !== null && row.code === code);
    if (sameCode) return `The document has this code with ${sameCode.statuses.join(", ")}.`;
    const errors = operation.responses.filter((response) => response.error);
    const response =
      errors.find((one) => one.status.kind === "exact" && covers(one.status, status)) ??
      errors.find((one) => one.status.kind === "range" && covers(one.status, status)) ??
      errors.find((one) => covers(one.status, status));
    if (response === undefined) return `The operation documents no ${status}.`;
    const listsCodes = model.codes.some(({ uses }) =>
      uses.some((use) => use.operation === operation && use.key === response.key),
    );
    if (!listsCodes || code === undefined) return null;
    if (code === null) return `The body has no code, but those of ${response.key} have one.`;
    return known.has(String(code))
      ? `The operation does not list this code under ${response.key}.`
      : "The document has no such code.";
  }
}

/** The request to show for an undocumented error. */
export function exampleOf(requestId: string | undefined, request: string): SeenExample {
  return { requestId: requestId ?? null, request };
}

const emptyRow: Omit<ErrorCoverage, "code" | "statuses" | "documented"> = {
  title: null,
  tested: 0,
  statusTested: 0,
  seen: 0,
  lastSeenAt: null,
  problem: null,
  example: null,
};

function rowOf({ code, statuses, listed }: DocumentedError): Row {
  return {
    ...emptyRow,
    code: code?.code ?? null,
    statuses,
    title: code?.title ?? null,
    documented: listed ? "listed" : "range",
  };
}

function findRow(rows: readonly Row[], { status, code }: CountedError): Row | undefined {
  const sameStatus = rows.filter(({ statuses }) => statuses.length === 0 || statuses.includes(status));
  if (code !== undefined) {
    const named = sameStatus.find(
      (row) => String(row.code) === String(code) && (row.code === null) === (code === null),
    );
    // A body without a code is documented if the status has no codes.
    return named ?? sameStatus.find((row) => row.code === null && row.documented !== "no");
  }
  // The body is unknown: the status identifies the error if it can only have one code.
  return sameStatus.length === 1 ? sameStatus[0] : sameStatus.find((row) => row.code === null);
}
