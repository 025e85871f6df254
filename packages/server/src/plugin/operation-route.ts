import type { FastifyRequest, RouteOptions } from "fastify";
import type { Authenticator } from "./caller.ts";
import { badRequest, ContractError } from "./contract-error.ts";
import type { Handler } from "./handler.ts";
import { type Input, requestCheck } from "./request/check-request.ts";
import type { OperationPlan } from "./request/operation-plan.ts";
import { receiveBody } from "./request/received-body.ts";
import type { SchemaChecks } from "./schema-checks.ts";
import { streamLines } from "./stream-lines.ts";

/** Who serves an operation. */
export interface Service {
  readonly authenticator: Authenticator | undefined;
  readonly handler: Handler | undefined;
}

/**
 * The route of an operation. Its checks run in the order that the guide gives: token, scope, parameters and body.
 *
 * @param plan The operation.
 * @param checks The document's schemas.
 * @param service Who serves it.
 * @returns A route for Fastify.
 */
export function operationRoute(plan: OperationPlan, checks: SchemaChecks, service: Service): RouteOptions {
  const { operation } = plan;
  const { security } = operation;
  const check = requestCheck(plan, checks);
  const inputs = new WeakMap<FastifyRequest, Input>();

  return {
    method: operation.method,
    url: routePath(operation.path),
    exposeHeadRoute: false,
    async onRequest(request) {
      request.operation = operation;
      const anonymous = security.public && request.headers.authorization === undefined;
      if (security.secured && !anonymous) {
        request.owner = await service.authenticator?.authenticate(request, security.scopes);
      }
      const checked = check({
        // Fastify's type for path parameters is unknown; its router gives texts by name.
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
      const answer = await service.handler({ ...input, caller: request.owner, request });
      reply.code(answer.status);
      if ("lines" in answer) return reply.type(answer.mediaType).send(await streamLines(answer.lines));
      return reply
        .headers(answer.headers ?? {})
        .type("application/json; charset=utf-8")
        .send(answer.body);
    },
  };
}

/**
 * The path of an OpenAPI document as Fastify's router writes it.
 *
 * @param path `/orders/{order_id}`
 * @returns `/orders/:order_id`
 */
export function routePath(path: string): string {
  return path.replaceAll(":", "::").replaceAll(/\{([^}]+)\}/g, ":$1");
}

function searchOf(url: string): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}
