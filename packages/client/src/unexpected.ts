/**
 * A response that the API's description does not include: an empty body, a proxy's HTML, a gateway's own JSON, an unknown code.
 *
 * @example
 * if (result.code === "unexpected_response") console.error(result.status, result.error.text);
 */
export interface UnexpectedResponse {
  readonly code: "unexpected_response";
  /** The HTTP status. It can be that of a success, if the body is not the documented JSON. */
  readonly status: number;
  /** A human-readable message. */
  readonly message: string;
  /** The body; JSON is serialized again. Empty if there was none. */
  readonly text: string;
}
