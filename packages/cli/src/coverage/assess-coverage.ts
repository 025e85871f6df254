import type { ContractModel, Operation } from "@error-contract/contract";
import type { Coverage } from "./coverage.ts";
import type { OperationFinder } from "./find-operation.ts";
import { exampleOf, type Ledger, openLedger, type Row } from "./ledger.ts";
import { readCode } from "./read-code.ts";
import type { TestedError } from "./read-tests.ts";
import type { SeenError } from "./seen/seen-error.ts";

/** What to compare. */
export interface Evidence {
  /** The document's name in messages. */
  readonly document: string;
  /** The names of the test files and the logs in messages. */
  readonly sources: Pick<Coverage, "tests" | "logs">;
  readonly model: ContractModel;
  readonly finder: OperationFinder;
  readonly tests: readonly TestedError[];
  readonly seen: AsyncIterable<SeenError>;
}

/**
 * Compares the errors that an API documents, those that its tests expect, and those that its logs contain.
 *
 * @param evidence - the document's model, the tests, the log
 * @returns a row for each error of each operation
 */
export async function assessCoverage({ document, sources, model, finder, tests, seen }: Evidence): Promise<Coverage> {
  const ledger = openLedger(model);
  for (const test of tests) countTest(ledger, test);
  let requests = 0;
  let ignored = 0;
  for await (const error of seen) {
    if (countSeen(ledger, model, finder, error)) requests += error.count;
    else ignored += error.count;
  }

  const operations = model.operations
    .filter(({ kind }) => kind === "path")
    .map((operation) => ({
      operationId: operation.operationId ?? null,
      method: operation.method,
      path: operation.path,
      errors: ledger.rowsOf(operation),
    }));
  const outside = ledger.rowsOf(undefined);
  const rows = [...operations.flatMap(({ errors }) => errors), ...outside];
  const listed = rows.filter((row) => row.documented === "listed");
  const summary = {
    documented: listed.length,
    tested: listed.filter((row) => row.tested > 0).length,
    statusTested: listed.filter((row) => row.tested === 0 && row.statusTested > 0).length,
    seen: listed.filter((row) => row.seen > 0).length,
    undocumented: rows.filter((row) => row.documented === "no" && row.seen > 0).length,
    requests,
    ignored,
  };
  return { document, ...sources, summary, operations, outside };
}

function countTest(ledger: Ledger, { operation, status, codes }: TestedError): void {
  const [only] = codes;
  if (codes.length < 2) {
    ledger.rowFor({ operation, status, code: only }).tested += 1;
    return;
  }
  // A passed test does not reveal which of several codes was returned.
  for (const code of codes) ledger.rowFor({ operation, status, code }).statusTested += 1;
}

/** @returns false for a request to another API */
function countSeen(ledger: Ledger, model: ContractModel, finder: OperationFinder, error: SeenError): boolean {
  const operation = operationOf(finder, error);
  if (operation === undefined && error.isRecording) return false;
  const { status, body } = error;
  const code = readCode(model, { operation, status, body }) ?? error.code ?? (body === undefined ? undefined : null);
  const row: Row = ledger.rowFor({ operation, status, code });
  row.seen += error.count;
  if (error.time !== undefined && (row.lastSeenAt === null || error.time > row.lastSeenAt)) row.lastSeenAt = error.time;
  if (row.documented === "no") {
    const request = `${error.method ?? operation?.method ?? ""} ${error.url ?? operation?.path ?? ""}`.trim();
    row.example ??= exampleOf(error.requestId, request);
  }
  return true;
}

function operationOf(finder: OperationFinder, { operationId, method, url }: SeenError): Operation | undefined {
  const named = operationId === undefined ? undefined : finder.byId(operationId);
  return named ?? (method === undefined || url === undefined ? undefined : finder.byRequest(method, url));
}
