import { isJsonMediaType } from "@error-contract/contract";
import {
  type BodyLimits,
  badRequest,
  ContractError,
  type Input,
  type OperationPlan,
  receiveBody,
  requestCheck,
  type SchemaChecks,
} from "@error-contract/responses";
import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Authenticator } from "./authenticator.ts";
import type { Handler } from "./handlers.ts";
import { streamLines } from "./stream-lines.ts";
import type { Answer } from "./typed-answer.ts";

/** What serves an operation. */
export interface Service {
  readonly authenticator: Authenticator | undefined;
  readonly handler: Handler | undefined;
  readonly bodyLimits: BodyLimits | undefined;
}

/**
 * Creates the route of an operation. Its checks run in this order: caller, scopes, parameters and body.
 *
 * @param plan - the operation's plan
 * @param checks - the document's schemas
 * @param service - what serves it
 * @returns a route for Fastify
 */
export function operationRoute(plan: OperationPlan, checks: SchemaChecks, service: Service): RouteOptions {
  const { operation } = plan;
  const { security } = operation;
  const check = requestCheck(plan, checks, service.bodyLimits);
  const inputs = new WeakMap<FastifyRequest, Input>();

  return {
    method: operation.method,
    url: routePath(operation.path),
    // HEAD gets the response of GET, without the body (RFC 9110, section 9.3.2).
    exposeHeadRoute: operation.method === "GET",
    async onRequest(request) {
      request.errorContract.operation = operation;
      const anonymous = security.public && request.headers.authorization === undefined;
      if (security.secured && !anonymous) {
        request.errorContract.caller = await service.authenticator?.authenticate(request, security.scopes);
      }
      const checked = check({
        // Fastify types path parameters as `unknown`; its router returns strings by name.
        path: request.params as Readonly<Record<string, string>>,
        search: searchOf(request.raw.url ?? ""),
        headers: request.headers,
        body: plan.body ? await receiveBody(request.raw) : { kind: "none" },
      });
      if (checked.kind === "faulty") throw badRequest(checked.faults);
      inputs.set(request, checked.input);
      request.body = checked.input.body;
    },
    async handler(request, reply) {
      const input = inputs.get(request);
      if (service.handler === undefined || input === undefined) {
        throw new ContractError(500, "", { cause: new Error(`The operation ${plan.id} has no handler.`) });
      }
      return send(reply, await service.handler({ ...input, caller: request.errorContract.caller, request }));
    },
  };
}

async function send(reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  reply.code(answer.status).headers(answer.headers ?? {});
  if ("lines" in answer) return reply.type(answer.mediaType).send(await streamLines(answer.lines));
  const { body, mediaType = "application/json" } = answer;
  if (body === undefined) return reply.send();
  if (!isJsonMediaType(mediaType)) return reply.type(mediaType).send(body);
  return reply.type(`${mediaType}; charset=utf-8`).send(JSON.stringify(body));
}

/**
 * Converts a path of an OpenAPI document to the syntax of Fastify's router.
 *
 * @param path - `/orders/{order_id}`
 * @returns `/orders/:order_id`
 */
export function routePath(path: string): string {
  return path.replaceAll(":", "::").replaceAll(/\{([^}]+)\}/g, ":$1");
}

function searchOf(url: string): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}
