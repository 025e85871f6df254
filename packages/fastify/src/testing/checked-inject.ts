import type { AnswerCheck } from "@error-contract/responses/testing";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";

/** Sends a request and returns its response, after checking it against the document. */
export type Send = (request: InjectOptions & { readonly url: string }) => Promise<LightMyRequestResponse>;

/** Paths that are not part of the API. */
const BESIDE_THE_API = /^\/(docs|metrics|health)\b/;

/**
 * Lets tests send requests to a server without a network. Every response is checked against the document.
 *
 * @param app - the server
 * @param check - the document's check
 * @returns the function that sends
 */
export function checkedInject(app: FastifyInstance, check: AnswerCheck): Send {
  return async (request) => {
    const response = await app.inject(request);
    const { statusCode: status, headers, body } = response;
    const method = request.method ?? "GET";
    // `inject` normalizes URLs, as browsers do; the check uses the received one.
    const target = response.raw.req.url ?? request.url;
    if (!BESIDE_THE_API.test(target)) check({ method, target, status, headers, body });
    return response;
  };
}
