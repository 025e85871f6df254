/**
 * An answer that the contract does not describe: an empty body, a proxy's HTML, a gateway's own JSON, an unknown code.
 *
 * @example
 * if (result.error?.code === "unexpected_response") console.error(result.status, result.error.text);
 */
export interface UnexpectedResponse {
  readonly code: "unexpected_response";
  /** The HTTP status. It may be a success, when the body is not the JSON that was promised. */
  readonly status: number;
  /** For people. */
  readonly message: string;
  /** The body; JSON is written anew. Empty when there was none. */
  readonly text: string;
}

/**
 * Keeps what is known of an answer that cannot be understood.
 *
 * @param response the answer; its body has been read
 * @param body what was in it: text, or parsed JSON
 * @returns the error
 */
export function unexpected({ status, headers }: Response, body: unknown): UnexpectedResponse {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const message = `Unexpected ${status} ${headers.get("content-type") ?? ""}`;
  return { code: "unexpected_response", status, message, text };
}
