import {
  type BodyForm,
  type CatalogueEntry,
  type ContractModel,
  type DeclaredResponse,
  isJson,
  type Operation,
} from "@error-contract/contract";

/** What a value is in JSON, as far as a body can be checked by it without its schema. */
export type JsonKind = "string" | "number" | "boolean" | "array" | "object";

/** An error code, with all that the generated files say of it. */
export interface Code extends Pick<CatalogueEntry, "code" | "status" | "title" | "cause" | "remedy" | "schema"> {
  readonly retryable: boolean;
  /** The code's section in the rendered reference. */
  readonly anchor: string;
}

/** The codes that an operation can answer with. */
export interface OperationCodes {
  /** Those that it lists by a status of their own: the ones a caller should think of. */
  readonly listed: readonly string[];
  /** Those that only a range or `default` admits. */
  readonly possible: readonly string[];
}

/** What the generated error files are made from: plain data, and nothing of the document. */
export interface ErrorModel {
  readonly fields: ContractModel["fields"];
  /** The properties that every error body has, with their kinds. */
  readonly shape: Readonly<Record<string, JsonKind>>;
  /** By status, then in the document's order; each code once. */
  readonly codes: readonly Code[];
  /** By operation: `GET /api-logs`. */
  readonly operations: ReadonlyMap<string, OperationCodes>;
}

/**
 * Reduces a contract to what the generated files say.
 *
 * @param contract the contract, as `readErrorContract` gives it
 * @returns the model; without a code for a document that pins none
 */
export function modelOf(contract: ContractModel): ErrorModel {
  const codes = codesOf(contract.catalogue);
  const order = codes.map(({ code }) => code);
  const operations = contract.operations.filter(({ kind }) => kind === "path");
  return {
    fields: contract.fields,
    shape: shapeOf(formsOf(contract)),
    codes,
    operations: new Map(order.length === 0 ? [] : operations.map((operation) => codesByOperation(operation, order))),
  };
}

function codesOf(catalogue: readonly CatalogueEntry[]): readonly Code[] {
  const codes = new Map<string, Code>();
  for (const entry of catalogue) {
    const { code, status, title, cause, remedy, retryable = false } = entry;
    const known = codes.get(code);
    // A document may pin one code by several schemas, of different statuses: then the code says nothing of the status.
    if (known) codes.set(code, { ...known, status: known.status === status ? status : undefined, schema: undefined });
    else {
      const schema = entry.pointer.startsWith("#/components/schemas/") ? entry.schema : undefined;
      codes.set(code, { code, status, title, cause, remedy, schema, retryable, anchor: `#/error-catalogue/${code}` });
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

function codesByOperation({ method, path, responses }: Operation, order: readonly string[]): [string, OperationCodes] {
  const codesOf = (wanted: readonly DeclaredResponse[]): readonly string[] => {
    const found = new Set(wanted.flatMap(codesIn));
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

/** What can be said of every body: the properties that each form requires, where one JSON kind fits them all. */
function shapeOf(forms: readonly BodyForm[]): Readonly<Record<string, JsonKind>> {
  const [first, ...others] = forms;
  if (first === undefined) return {};
  const required = [...requiredOf(first)].filter((name) => others.every((form) => requiredOf(form).has(name)));
  return Object.fromEntries(
    required.flatMap((name) => {
      const [kind, ...more] = new Set(forms.map((form) => kindOf(form, name)));
      return kind !== undefined && more.length === 0 ? [[name, kind] as const] : [];
    }),
  );
}

function requiredOf({ parts }: BodyForm): ReadonlySet<string> {
  const names = parts.flatMap(({ value }) => {
    const { required = [] } = isJson(value) ? value : {};
    return Array.isArray(required) ? required : [];
  });
  return new Set(names.filter((name) => typeof name === "string"));
}

function kindOf({ properties }: BodyForm, name: string): JsonKind | undefined {
  for (const { value } of properties.get(name) ?? []) {
    if (!isJson(value)) continue;
    const { nullable, const: constant, type } = value;
    if (nullable === true) continue;
    const kind = constant === undefined ? KINDS.get(type) : kindOfValue(constant);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

const KINDS: ReadonlyMap<unknown, JsonKind> = new Map([
  ["string", "string"],
  ["integer", "number"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["array", "array"],
  ["object", "object"],
]);

function kindOfValue(value: unknown): JsonKind | undefined {
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : undefined;
}
