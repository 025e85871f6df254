import type { AnswerCheck } from "@error-contract/responses/testing";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";

/** Sends a request and gives its answer, which has been held against the document. */
export type Send = (request: InjectOptions & { readonly url: string }) => Promise<LightMyRequestResponse>;

/** What is not part of the API. */
const BESIDE_THE_API = /^\/(docs|metrics|health)\b/;

/**
 * The way by which tests talk to a server without a network: every answer is checked, whatever the test looks at.
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
    // `inject` tidies URLs up, as browsers do; what arrived is what counts.
    const target = response.raw.req.url ?? request.url;
    if (!BESIDE_THE_API.test(target)) check({ method, target, status, headers, body });
    return response;
  };
}
