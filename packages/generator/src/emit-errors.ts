import { literal, propertyName } from "./literal.ts";
import type { Code, ErrorModel } from "./model.ts";

/**
 * Writes what a program needs of the errors: the descriptor that a client recognizes them by, and their types.
 *
 * @param model - what the document says of its errors
 * @param header - the comment the file begins with
 * @param extension - how the file names its neighbors: `.js` or `.ts`
 * @returns the text of `errors.ts`
 */
export function emitErrors(model: ErrorModel, header: string, extension: ".js" | ".ts"): string {
  const { codes, bodies, descriptor, open } = model;
  const types = ["components", "paths"].filter((name) => bodies.some(({ type }) => type.startsWith(name)));
  return [
    header.trimEnd(),
    "",
    ...(types.length > 0 ? [`import type { ${types.join(", ")} } from "./openapi${extension}";`, ""] : []),
    "/** What a client needs to recognize an error, and to find in it what the API says. */",
    `export const errorDescriptor = ${literal(descriptor)} as const;`,
    "",
    open ? "/** The error codes that the document lists; others may come. */" : "/** Every error code of the API. */",
    `export type ErrorCode = ${unionOf([...codes.map(({ code }) => JSON.stringify(code)), ...others(model)])};`,
    "",
    "/** Any error body. */",
    `export type ErrorBody = ${unionOf(bodies.map(({ type }) => type))};`,
    "",
    "/** The error body that comes with each code. */",
    ...interfaceOf(codes),
    "",
  ].join("\n");
}

function others({ codes, open }: ErrorModel): readonly string[] {
  if (!open) return [];
  return codes.some(({ code }) => typeof code === "number") ? ["(number & {})"] : ["(string & {})"];
}

function interfaceOf(codes: readonly Code[]): readonly string[] {
  if (codes.length === 0) return ["export type ErrorsByCode = Record<never, never>;"];
  const members = codes.map(({ code, body }) => `  readonly ${propertyName(code)}: ${body};`);
  return ["export interface ErrorsByCode {", ...members, "}"];
}

function unionOf(types: readonly string[]): string {
  return types.length === 0 ? "never" : [...new Set(types)].join(" | ");
}
