import { ContractError, textOf } from "@error-contract/responses";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AnswerError } from "./answer-error.ts";
import { isAnswered } from "./request-context.ts";

/** The hook's name, which identifies it among the hooks of a route. */
const GUARD = "errorContractGuard";

/**
 * Replaces errors that do not come from the plugin: from `reply.code(404).send()`, from an error handler set later, or
 * from routes registered earlier. The document's error is sent instead, and the log names the route.
 *
 * @param app - the server
 * @param answer - creates the response for an error
 */
export function guardAnswers(app: FastifyInstance, answer: AnswerError): void {
  app.addHook(
    "onSend",
    // A callback, because nearly every response passes, and a promise for each would cost more than the guard.
    function errorContractGuard(request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): void {
      if (reply.statusCode < 400 || isAnswered(request)) done(null, payload);
      else replace(request, reply, payload).then((body) => done(null, body), done);
    },
  );

  async function replace(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<string | undefined> {
    const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
    request.log.warn(
      { route, status: reply.statusCode },
      "a route sent its own error; the documented error is sent instead",
    );
    if (
      typeof payload === "object" &&
      payload !== null &&
      "destroy" in payload &&
      typeof payload.destroy === "function"
    ) {
      payload.destroy();
    }
    const error = new ContractError(reply.statusCode, messageIn(payload, reply.statusCode), {
      cause: new Error(`${route} sent its own ${reply.statusCode}.`),
    });
    reply.removeHeader("content-length");
    const { body } = await answer(error, request, reply);
    if (body === undefined) reply.removeHeader("content-type");
    return textOf(body);
  }
}

/** Continues with a response. */
type Done = (error: Error | null, payload?: unknown) => void;

/** The message of a client error. That of a server error is not for callers. */
function messageIn(payload: unknown, status: number): string {
  if (status < 500 && typeof payload === "string") {
    try {
      const { message } = JSON.parse(payload);
      if (typeof message === "string" && message !== "") return message;
    } catch {
      if (payload !== "" && !payload.trimStart().startsWith("<")) return payload;
    }
  }
  return "The request was refused.";
}

/**
 * Finds the routes that the guard does not cover: those outside the plugin's scope.
 *
 * @param app - the server, ready
 * @returns the routes, such as `GET /orders/:id`
 */
export function unguardedRoutes(app: FastifyInstance): readonly string[] {
  const routes: { readonly depth: number; readonly path: string; readonly methods: string; guarded: boolean }[] = [];
  // Fastify lists a route's hooks only in its printed tree.
  for (const line of app.printRoutes({ commonPrefix: false, includeHooks: true }).split("\n")) {
    const [, tree, part = "", methods = ""] = /^([│├└─\s]*)(\S.*) \(([A-Z, -]+)\)$/.exec(line) ?? [];
    const last = routes.at(-1);
    if (tree === undefined) {
      if (last !== undefined && line.includes(GUARD)) last.guarded = true;
      continue;
    }
    const depth = tree.length;
    const parent = routes.findLast((route) => route.depth < depth);
    routes.push({ depth, path: (parent?.path ?? "") + part, methods, guarded: false });
  }
  return routes.filter(({ guarded }) => !guarded).map(({ methods, path }) => `${methods} ${path}`);
}
