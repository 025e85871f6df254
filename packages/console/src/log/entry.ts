import type { components } from "@error-contract/api";

/** An entry of the error log, as lists return it. */
export type Entry = components["schemas"]["ApiLog"];

/** An entry with the headers and the body of its request. */
export type EntryDetail = components["schemas"]["ApiLogDetail"];

/** The client errors of a span of time that share a code and an operation. */
export type Group = components["schemas"]["ApiLogGroup"];

/**
 * Returns a key that identifies a group.
 *
 * @param group - a group
 * @returns the same key for the same code and operation
 */
export function keyOf({ code, operation_id }: Pick<Group, "code" | "operation_id">): string {
  return `${code} ${operation_id ?? ""}`;
}

/** What a response said. */
export interface Answer {
  readonly code: string;
  readonly message: string;
  readonly details: Entry["response_body"]["details"];
  readonly documentationUrl: string | undefined;
}

/**
 * Reads the response of an entry. Another service may have the two lists but its own error format: fields that such a
 * body lacks are left out, and its status replaces the code.
 *
 * @param entry - the entry
 * @returns what the response said
 */
export function answerOf({ response_body: body, response_status_code: status }: Entry): Answer {
  const { code, message = "", details, documentation_url: documentationUrl }: Partial<typeof body> = body ?? {};
  return { code: code ?? String(status), message, details: details ?? [], documentationUrl };
}
