import type { CodeEntry } from "../code/entry.ts";
import type { ContractModel } from "../contract.ts";
import type { DeclaredResponse, Operation } from "../operation/operation.ts";
import type { ResponseObject } from "../operation/response.ts";
import { covers, hundredsOf, type StatusKey } from "../operation/status.ts";

/** The error that an operation returns under one key of its `responses`. */
export interface Answer {
  readonly key: string;
  readonly status: StatusKey;
  readonly response: ResponseObject;
  readonly declared: DeclaredResponse;
  /** The codes that may come with it, by their identity. */
  readonly codes: ReadonlySet<string>;
  /** Whether the document lists every code that may come with it. */
  readonly closed: boolean;
}

/** How an operation fails. */
export interface Failures {
  readonly operation: Operation;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Each code that it may return, and its statuses; none if the document gives none. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A code of the API: all entries with that name, in any envelope. */
export interface KnownCode {
  readonly id: string;
  readonly entries: readonly [CodeEntry, ...CodeEntry[]];
  /** The operations that return it, by their identity. */
  readonly operations: ReadonlySet<string>;
}

/** A reading, indexed for comparison. */
export interface Sides {
  /** By method and path. Webhooks and callbacks are left out: the API does not serve them. */
  readonly operations: ReadonlyMap<string, Failures>;
  readonly codes: ReadonlyMap<string, KnownCode>;
}

interface CodesOfOperation {
  readonly keys: Map<string, { readonly ids: Set<string>; closed: boolean }>;
  readonly statuses: Map<string, Set<number>>;
}

const NO_CODES: ReadonlySet<string> = new Set();

/**
 * Indexes a reading by operation and by code.
 *
 * @param model - the reading
 * @returns its operations and codes
 */
export function sortReading(model: ContractModel): Sides {
  const codes = new Map<string, { entries: CodeEntry[]; operations: Set<string> }>();
  const byOperation = new Map<Operation, CodesOfOperation>();
  for (const entry of model.codes) {
    const id = identityOf(entry);
    const known = codes.get(id) ?? { entries: [], operations: new Set<string>() };
    codes.set(id, known);
    known.entries.push(entry);
    for (const { operation, key, status } of entry.uses) {
      known.operations.add(nameOfOperation(operation));
      const own = byOperation.get(operation) ?? { keys: new Map(), statuses: new Map() };
      byOperation.set(operation, own);
      const ofKey = own.keys.get(key) ?? { ids: new Set<string>(), closed: true };
      own.keys.set(key, ofKey);
      ofKey.ids.add(id);
      ofKey.closed &&= entry.closed;
      const statuses = own.statuses.get(id) ?? new Set<number>();
      own.statuses.set(id, statuses);
      for (const one of entry.statuses) if (covers(status, one)) statuses.add(one);
    }
  }
  const operations = new Map<string, Failures>();
  for (const operation of model.operations) {
    if (operation.kind !== "path") continue;
    const own = byOperation.get(operation);
    const answers = new Map<string, Answer>();
    for (const declared of operation.responses) {
      const { key, status, error, response } = declared;
      if (!error || !response) continue;
      const { ids = NO_CODES, closed = false } = own?.keys.get(key) ?? {};
      answers.set(key, { key, status, response, declared, codes: ids, closed });
    }
    operations.set(nameOfOperation(operation), { operation, answers, codes: own?.statuses ?? new Map() });
  }
  return { operations, codes: new Map([...codes].map(([id, known]) => [id, finish(id, known)])) };
}

function finish(id: string, { entries, operations }: { entries: CodeEntry[]; operations: Set<string> }): KnownCode {
  return { id, entries: entries as [CodeEntry, ...CodeEntry[]], operations };
}

/** Only its status identifies an `about:blank` problem. */
function identityOf({ code, evidence, statuses }: CodeEntry): string {
  return evidence === "status" ? `${code} ${statuses.join()}` : String(code);
}

/** A path parameter may be renamed: callers do not see its name. */
function nameOfOperation({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}

/**
 * Finds the answer that covers a key under another key: the range of a status, or `default`.
 *
 * @param answers - the answers of an operation
 * @param status - the key
 * @returns the narrowest answer that covers it; `undefined` if there is none
 */
export function coverOf(answers: ReadonlyMap<string, Answer>, status: StatusKey): Answer | undefined {
  const hundreds = hundredsOf(status);
  const range = status.kind === "exact" && hundreds !== undefined ? answers.get(`${hundreds}XX`) : undefined;
  return range ?? (status.kind === "default" ? undefined : answers.get("default"));
}
