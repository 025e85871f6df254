import Fastify, { type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { Readiness } from "./readiness.ts";
import { serveHealth } from "./serve-health.ts";

/**
 * Builds the server for monitoring, which listens on a port of its own: metrics reveal a lot about a service and its
 * customers, and the API's port is public.
 *
 * @param registry - the metrics
 * @param ready - the check behind `/readyz`
 * @returns a server that does not listen yet, with `/metrics`, `/healthz` and `/readyz`
 */
export function metricsServer(registry: Registry, ready: Readiness): FastifyInstance {
  const app = Fastify();
  app.get("/metrics", async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  serveHealth(app, ready);
  return app;
}
