import { literal } from "./literal.ts";
import type { Code, ErrorModel } from "./model.ts";

/**
 * Writes the error catalogue for people, as typed constants. It is a file of its own, so that a program that does not import
 * it has none of its text.
 *
 * @param model - what the document says of its errors
 * @param header - the comment the file begins with
 * @returns the text of `catalogue.ts`
 */
export function emitCatalogue({ codes, operations }: ErrorModel, header: string): string {
  const catalogue = new Map(codes.map((code) => [code.code, proseOf(code)]));
  return [
    header.trimEnd(),
    "",
    "/** What each code means, whether a retry can help, and what to do. `cause` and `remedy` are Markdown. */",
    `export const errorCatalogue = ${literal(catalogue)} as const;`,
    "",
    "/** The codes that each operation can answer with: those it lists by their status, and those that a range admits. */",
    `export const operationErrors = ${literal(operations)} as const;`,
    "",
  ].join("\n");
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
