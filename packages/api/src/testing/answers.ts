import type { ServerResponse } from "node:http";
import { type ErrorCode, type ErrorsByCode, errorCatalogue } from "../generated/index.ts";

/**
 * An error as the API sends it.
 *
 * @param code - a code of the catalogue
 * @returns the body, with the code's own status
 */
export function errorBody(code: ErrorCode): ErrorsByCode[ErrorCode] {
  const body = {
    type: "error",
    code,
    status: errorCatalogue[code].status,
    message: `A message for ${code}.`,
    details: [],
    request_id: "6c1f0c4e",
    documentation_url: `https://docs.example/#/error-catalogue/${code}`,
  };
  return body as ErrorsByCode[ErrorCode]; // code and status belong together, which the compiler cannot verify
}

/**
 * Responds with JSON.
 *
 * @param response - the server's response
 * @param status - the HTTP status
 * @param body - what to send
 * @param headers - further headers
 */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/**
 * Responds with an error of the contract.
 *
 * @param response - the server's response
 * @param code - the error's code; the status follows from it
 * @param headers - further headers
 */
export function sendError(response: ServerResponse, code: ErrorCode, headers: Record<string, string> = {}): void {
  sendJson(response, errorCatalogue[code].status, errorBody(code), headers);
}

/**
 * Responds in chunks, so that the length is not known in advance.
 *
 * @param response - the server's response
 * @param status - the HTTP status
 * @param chunks - the body's parts; each is sent separately
 */
export function sendInChunks(response: ServerResponse, status: number, chunks: readonly string[]): void {
  response.writeHead(status);
  for (const chunk of chunks) response.write(chunk);
  response.end();
}
