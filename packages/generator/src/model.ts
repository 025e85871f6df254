import {
  type BodyForm,
  type CodeEntry,
  type ContractModel,
  type ErrorEnvelope,
  kindsAt,
  listedAt,
} from "@error-contract/contract";
import { typeAt } from "./body/body-type.ts";
import { describe, type WrittenDescriptor } from "./descriptor.ts";

/** An error code, with everything that the generated files say about it. */
export interface Code {
  readonly code: string | number;
  /** The HTTP status, if it has a single one. */
  readonly status: number | undefined;
  readonly title: string | undefined;
  /** Markdown. */
  readonly cause: string | undefined;
  /** Markdown. */
  readonly remedy: string | undefined;
  readonly retryable: boolean;
  /** The code's section in the rendered reference. */
  readonly anchor: string;
  /** The types of its bodies; none if they have no name. */
  readonly bodies: readonly string[];
}

/** The codes that an operation can return. */
export interface OperationCodes {
  /** Those that it lists by their own status: the ones that a caller should handle. */
  readonly listed: readonly (string | number)[];
  /** Those that only a range or `default` admits. */
  readonly possible: readonly (string | number)[];
}

/** The input of the generated error files: plain data, without references to the document. */
export interface ErrorModel {
  /** What a client needs at run time. */
  readonly descriptor: WrittenDescriptor;
  /** By status, then in the document's order; each code once. */
  readonly codes: readonly Code[];
  /** The types of code that may be sent although the document does not list them. */
  readonly unlisted: readonly ("string" | "number")[];
  /** The types of all error bodies; `unknown` stands for those that have no name. */
  readonly bodies: readonly string[];
  /** By operation: `GET /api-logs`. Empty for a document without codes. */
  readonly operations: ReadonlyMap<string, OperationCodes>;
}

/**
 * Reduces a contract to what the generated files contain.
 *
 * @param contract - the contract, from `readErrorContract`
 * @returns the model; it has no codes if the document has none
 */
export function modelOf(contract: ContractModel): ErrorModel {
  const { envelopes, codes: entries } = contract;
  const codes = codesOf(entries);
  return {
    descriptor: describe(contract),
    codes,
    unlisted: [...new Set(envelopes.flatMap(unlistedIn))],
    bodies: [...new Set(envelopes.flatMap(({ forms }) => forms.map(({ owner }) => typeAt(owner.place) ?? "unknown")))],
    operations: codes.length === 0 ? new Map() : operationsOf(contract),
  };
}

function codesOf(entries: readonly CodeEntry[]): readonly Code[] {
  const byCode = new Map<string | number, CodeEntry[]>();
  for (const entry of entries) byCode.set(entry.code, (byCode.get(entry.code) ?? []).concat(entry));
  return [...byCode].map(([code, all]) => {
    const statuses = new Set(all.flatMap((entry) => entry.statuses));
    const [status, ...others] = statuses;
    const first = <Value>(read: (entry: CodeEntry) => Value | undefined): Value | undefined =>
      all.map(read).find((value) => value !== undefined);
    return {
      code,
      status: others.length === 0 ? status : undefined,
      title: first(({ title }) => title),
      cause: first(({ causes, description }) => markdownOf(causes) ?? description),
      remedy: first(({ remedies }) => markdownOf(remedies)),
      retryable: all.some(({ retryable }) => retryable === true),
      anchor: `#/error-catalogue/${code}`,
      bodies: [...new Set(all.flatMap(bodiesOf))],
    };
  });
}

function markdownOf(texts: readonly string[]): string | undefined {
  const [only, ...more] = texts;
  return more.length === 0 ? only : texts.map((text) => `- ${text.replaceAll("\n", "\n  ")}`).join("\n");
}

/** The bodies that list the code; for a code that only an example shows, the bodies that allow any. */
function bodiesOf({ code, envelope: { forms, shape } }: CodeEntry): readonly string[] {
  const { code: pointer } = shape;
  if (pointer === undefined) return [];
  const listing = (form: BodyForm) => listedAt(form, pointer);
  const own = forms.filter((form) => listing(form).values.some(({ value }) => value === code));
  const found = own.length > 0 ? own : forms.filter((form) => listing(form).open);
  return found.flatMap(({ owner }) => typeAt(owner.place) ?? []);
}

function unlistedIn({ open, shape, forms }: ErrorEnvelope): readonly ("string" | "number")[] {
  const { code } = shape;
  if (!open || code === undefined) return [];
  const kinds = new Set(forms.flatMap((form) => [...kindsAt(form, code)]));
  return kinds.has("number") ? (kinds.has("string") ? ["string", "number"] : ["number"]) : ["string"];
}

function operationsOf({ operations, codes }: ContractModel): ReadonlyMap<string, OperationCodes> {
  const byOperation = new Map<unknown, { readonly listed: Set<string | number>; readonly all: Set<string | number> }>(
    operations.filter(({ kind }) => kind === "path").map((each) => [each, { listed: new Set(), all: new Set() }]),
  );
  for (const { code, uses } of codes) {
    for (const { operation, listed } of uses) {
      const found = byOperation.get(operation);
      found?.all.add(code);
      if (listed) found?.listed.add(code);
    }
  }
  return new Map(
    operations.flatMap((operation) => {
      const found = byOperation.get(operation);
      if (!found) return [];
      const possible = [...found.all].filter((code) => !found.listed.has(code));
      return [[`${operation.method} ${operation.path}`, { listed: [...found.listed], possible }] as const];
    }),
  );
}
