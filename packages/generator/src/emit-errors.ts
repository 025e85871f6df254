import { literal, propertyName, unionOf } from "./literal.ts";
import type { Code, ErrorModel } from "./model.ts";

/**
 * Writes what a program needs to know about the errors: the descriptor by which a client recognizes them, and their types.
 *
 * @param model - what the document says about its errors
 * @param header - the comment at the top of the file
 * @param extension - the extension of its imports: `.js` or `.ts`
 * @returns the text of `errors.ts`
 */
export function emitErrors(model: ErrorModel, header: string, extension: ".js" | ".ts"): string {
  const { codes, unlisted, bodies, descriptor } = model;
  const named = bodies.filter((type) => type !== "unknown");
  const roots = ["components", "paths"].filter((root) => named.some((type) => type.includes(`${root}[`)));
  // Plain `string` would absorb the listed codes, which editors complete.
  const others = unlisted.map((kind) => (kind === "string" ? "(string & {})" : kind));
  return [
    header.trimEnd(),
    "",
    ...(roots.length > 0 ? [`import type { ${roots.join(", ")} } from "./openapi${extension}";`, ""] : []),
    "/** What a client needs to recognize an error, and to find in it what the API says. */",
    `export const errorDescriptor = ${literal(descriptor)} as const;`,
    "",
    others.length > 0
      ? "/** The error codes that the document lists; others may come. */"
      : "/** Every error code of the API. */",
    `export type ErrorCode =${unionOf([...codes.map(({ code }) => JSON.stringify(code)), ...others])};`,
    "",
    "/** Any error body. */",
    `export type ErrorBody =${unionOf(named.length > 0 ? named : bodies)};`,
    "",
    "/** The error body that comes with each code. */",
    ...interfaceOf(codes),
    "",
  ].join("\n");
}

function interfaceOf(codes: readonly Code[]): readonly string[] {
  if (codes.length === 0) return ["export type ErrorsByCode = Record<never, never>;"];
  const members = codes.map(({ code, bodies }) => {
    const types = bodies.length > 0 ? bodies : ["ErrorBody"];
    return `  readonly ${propertyName(code)}:${unionOf(types, "    ")};`;
  });
  return ["export interface ErrorsByCode {", ...members, "}"];
}
