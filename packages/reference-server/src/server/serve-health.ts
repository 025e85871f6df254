import type { FastifyInstance, FastifyReply } from "fastify";
import type { Readiness } from "./readiness.ts";

/**
 * Serves `/healthz`, which responds as long as the process does, and `/readyz`, which is a 503 while the server should
 * get no requests. Both are for the platform, not for callers: they need no token and are not in the document.
 *
 * @param app - the server
 * @param ready - the check behind `/readyz`
 */
export function serveHealth(app: FastifyInstance, ready: Readiness): void {
  app.get("/healthz", { exposeHeadRoute: true }, (_request, reply) => answer(reply, 200, { status: "alive" }));
  app.get("/readyz", { exposeHeadRoute: true }, (_request, reply) => {
    const reasons = ready();
    if (reasons.length === 0) answer(reply, 200, { status: "ready" });
    else answer(reply, 503, { status: "not ready", reasons });
  });
}

/** Bypasses the plugin, which makes every error conform to the document: this one is not the API's. */
function answer(reply: FastifyReply, status: number, body: object): void {
  reply.hijack();
  const head = { "content-type": "application/json", "cache-control": "no-store" };
  reply.raw.writeHead(status, head).end(reply.request.method === "HEAD" ? undefined : `${JSON.stringify(body)}\n`);
}
