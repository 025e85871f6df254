import { literal } from "./literal.ts";
import type { Code, ErrorModel } from "./model.ts";

/**
 * Writes the human-readable error catalogue as typed constants. It is a separate file, so that a program that does not import
 * it does not bundle its text.
 *
 * @param model - what the document says about its errors
 * @param header - the comment at the top of the file
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
