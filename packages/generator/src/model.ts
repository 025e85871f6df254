import type { BodyPath, ErrorDescriptor } from "@error-contract/client";
import type { BodyForm, CatalogueEntry, ContractModel, DeclaredResponse, Operation } from "@error-contract/contract";
import { sampleOf } from "./body-sample.ts";
import { type BodyType, typeAt } from "./body-type.ts";

/** An error code, with all that the generated files say of it. */
export interface Code extends Pick<CatalogueEntry, "status" | "title" | "cause" | "remedy"> {
  readonly code: string | number;
  /** The type of its body, as `errors.ts` writes it. */
  readonly body: string;
  readonly retryable: boolean;
  /** The code's section in the rendered reference. */
  readonly anchor: string;
}

/** The codes that an operation can answer with. */
export interface OperationCodes {
  /** Those that it lists by a status of their own: the ones a caller should think of. */
  readonly listed: readonly (string | number)[];
  /** Those that only a range or `default` admits. */
  readonly possible: readonly (string | number)[];
}

/** What the generated error files are made from: plain data, and nothing of the document. */
export interface ErrorModel {
  /** What a client needs at run time. */
  readonly descriptor: ErrorDescriptor;
  /** By status, then in the document's order; each code once. */
  readonly codes: readonly Code[];
  /** Whether codes may come that the document does not list. */
  readonly open: boolean;
  /** The types of all error bodies. */
  readonly bodies: readonly BodyType[];
  /** By operation: `GET /api-logs`. */
  readonly operations: ReadonlyMap<string, OperationCodes>;
}

/**
 * Reduces a contract to what the generated files say.
 *
 * @param contract - the contract, as `readErrorContract` gives it
 * @returns the model; without a code for a document that has none
 */
export function modelOf(contract: ContractModel): ErrorModel {
  const codes = codesOf(contract.catalogue);
  const order = codes.map(({ code }) => code);
  const operations = contract.operations.filter(({ kind }) => kind === "path");
  const forms = formsOf(contract);
  return {
    descriptor: descriptorOf(contract, codes, forms),
    codes,
    open: false,
    bodies: forms.flatMap((form) => typeAt(form.owner.place) ?? []),
    operations: new Map(order.length === 0 ? [] : operations.map((operation) => codesByOperation(operation, order))),
  };
}

function descriptorOf({ fields }: ContractModel, codes: readonly Code[], forms: readonly BodyForm[]): ErrorDescriptor {
  const body = sampleOf(forms);
  const path = (name: string): BodyPath | undefined => (body[name] === undefined ? undefined : name);
  const paths = {
    code: path(fields.code),
    status: path(fields.status),
    message: path("message"),
    details: path("details"),
    requestId: path("request_id"),
  };
  if (codes.length === 0) return { envelopes: [], retryable: { codes: [], statuses: [] } };
  const statuses = codes.flatMap(({ retryable, status }) => (retryable && status !== undefined ? [status] : []));
  return {
    envelopes: [
      {
        body,
        ...Object.fromEntries(Object.entries(paths).filter(([, value]) => value !== undefined)),
        codes: Object.fromEntries(codes.map(({ code, status }) => [code, status ?? null])),
        open: false,
      },
    ],
    retryable: { codes: codes.flatMap(({ code, retryable }) => (retryable ? [code] : [])), statuses },
  };
}

function codesOf(catalogue: readonly CatalogueEntry[]): readonly Code[] {
  const codes = new Map<string, Code>();
  for (const entry of catalogue) {
    const { code, status, title, cause, remedy, retryable = false } = entry;
    const known = codes.get(code);
    // A document may pin one code by several schemas, of different statuses: then the code says nothing of the status.
    if (known) codes.set(code, { ...known, status: known.status === status ? status : undefined, body: "ErrorBody" });
    else {
      const body = typeAt(entry.place)?.type ?? "ErrorBody";
      codes.set(code, { code, status, title, cause, remedy, body, retryable, anchor: `#/error-catalogue/${code}` });
    }
  }
  return [...codes.values()];
}

function formsOf({ declaration, operations }: ContractModel): readonly BodyForm[] {
  const responses = declaration
    ? [...declaration.responses.values()]
    : operations.flatMap((operation) =>
        operation.responses.flatMap(({ error, response }) => (error && response) || []),
      );
  const forms = responses.flatMap(({ content }) => content.flatMap((body) => body.forms));
  return [...new Set(forms)].filter(({ codes }) => codes.length === 1);
}

function codesByOperation(
  { method, path, responses }: Operation,
  order: readonly (string | number)[],
): [string, OperationCodes] {
  const codesOf = (wanted: readonly DeclaredResponse[]): readonly (string | number)[] => {
    const found = new Set<string | number>(wanted.flatMap(codesIn));
    return order.filter((code) => found.has(code));
  };
  const errors = responses.filter(({ error }) => error);
  const listed = codesOf(errors.filter(({ status }) => status.kind === "exact"));
  const possible = codesOf(errors).filter((code) => !listed.includes(code));
  return [`${method} ${path}`, { listed, possible }];
}

function codesIn({ response }: DeclaredResponse): readonly string[] {
  const forms = response?.content.flatMap((content) => content.forms) ?? [];
  return forms.flatMap(({ codes }) => codes.map(({ value }) => value));
}
