import type { components } from "@error-contract/api";

/** An entry of the error log, as lists have it. */
export type Entry = components["schemas"]["ApiLog"];

/** An entry with the headers and the body of its request. */
export type EntryDetail = components["schemas"]["ApiLogDetail"];

/** The client errors of a span of time that have one code and one operation. */
export type Group = components["schemas"]["ApiLogGroup"];

/**
 * What tells groups apart.
 *
 * @param group - a group
 * @returns the same text for the same code and operation
 */
export function keyOf({ code, operation_id }: Pick<Group, "code" | "operation_id">): string {
  return `${code} ${operation_id ?? ""}`;
}

/** What an answer said. */
export interface Answer {
  readonly code: string;
  readonly message: string;
  readonly details: Entry["response_body"]["details"];
  readonly documentationUrl: string | undefined;
}

/**
 * Reads the answer of an entry. Another service may have the two lists and errors of its own form: what such a body does not have
 * where this API has it is left out, and its status stands for the code.
 *
 * @param entry - the entry
 * @returns what the answer said
 */
export function answerOf({ response_body: body, response_status_code: status }: Entry): Answer {
  const { code, message = "", details, documentation_url: documentationUrl }: Partial<typeof body> = body ?? {};
  return { code: code ?? String(status), message, details: details ?? [], documentationUrl };
}
