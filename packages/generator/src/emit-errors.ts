import type { Code, ErrorModel } from "./model.ts";

/**
 * Writes the error catalogue as typed constants. What a client needs at run time (`errorContract`) is apart from what is
 * written for people (`errorCatalogue`, `operationErrors`), so that a bundler can leave the prose out.
 *
 * @param model what the document says of its errors
 * @param header the comment the file begins with
 * @param extension how the file names its neighbours: `.js` or `.ts`
 * @returns the text of `errors.ts`
 */
export function emitErrors(model: ErrorModel, header: string, extension: ".js" | ".ts"): string {
  const { codes, operations } = model;
  const catalogue = Object.fromEntries(codes.map((code) => [code.code, proseOf(code)]));
  const types = codes.some(({ schema }) => schema !== undefined)
    ? [`import type { components } from "./openapi${extension}";`, ""]
    : [];
  return [
    header.trimEnd(),
    "",
    ...types,
    ...contractOf(model),
    "",
    "/** The error body that comes with each code. */",
    ...interfaceOf(codes),
    "",
    "/** What each code means, whether a retry can help, and what to do. `cause` and `remedy` are Markdown. */",
    `export const errorCatalogue = ${literal(catalogue)} as const;`,
    "",
    "/** The codes that each operation can answer with: those it lists by their status, and those that a range admits. */",
    `export const operationErrors = ${literal(Object.fromEntries(operations))} as const;`,
    "",
  ].join("\n");
}

function contractOf(model: ErrorModel): readonly string[] {
  if (model.codes.length === 0) {
    return [
      "/** The document pins no error code: there is nothing to recognise an error by but its status. */",
      "export const errorContract = false;",
      "",
      "/** Every error code of the API: none. */",
      "export type ErrorCode = never;",
    ];
  }
  return [
    "/** What is needed to recognise an error body: its properties by JSON kind, each code's status, the codes worth a retry. */",
    `export const errorContract = ${literal(runtimeOf(model))} as const;`,
    "",
    "/** Every error code of the API. */",
    "export type ErrorCode = keyof typeof errorContract.statuses;",
  ];
}

function runtimeOf({ fields, shape, codes }: ErrorModel): unknown {
  const { [fields.status]: status, ...others } = shape;
  return {
    code: fields.code,
    status: status === undefined ? null : fields.status,
    shape: { ...others, [fields.code]: "string" },
    statuses: Object.fromEntries(codes.map(({ code, status }) => [code, status ?? null])),
    retryable: codes.flatMap(({ code, retryable }) => (retryable ? [code] : [])),
  };
}

function proseOf({ code, status, title, cause, remedy, retryable, anchor }: Code): unknown {
  return {
    code,
    status: status ?? null,
    title: title ?? null,
    cause: cause ?? null,
    remedy: remedy ?? null,
    retryable,
    anchor,
  };
}

function interfaceOf(codes: readonly Code[]): readonly string[] {
  if (codes.length === 0) return ["export type ErrorsByCode = Record<never, never>;"];
  const members = codes.map(({ code, schema }) => {
    const type = schema === undefined ? "unknown" : `components["schemas"][${JSON.stringify(schema)}]`;
    return `  readonly ${keyOf(code)}: ${type};`;
  });
  return ["export interface ErrorsByCode {", ...members, "}"];
}

/** JSON with its keys written as TypeScript writes them. */
function literal(value: unknown, indent = ""): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[${value.map((item) => literal(item, inner)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${inner}${keyOf(key)}: ${literal(item, inner)},`);
    return entries.length === 0 ? "{}" : `{\n${entries.join("\n")}\n${indent}}`;
  }
  return JSON.stringify(value);
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
