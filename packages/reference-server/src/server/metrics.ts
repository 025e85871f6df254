import type { FastifyInstance } from "fastify";
import { Counter, Gauge, Registry } from "prom-client";
import type { ErrorLog, LogCounters } from "../log/error-log.ts";

/**
 * Serves `/metrics` for Prometheus: answers by status, and what became of the entries of the error log.
 *
 * @param app - the server
 * @param log - the error log
 */
export function serveMetrics(app: FastifyInstance, log: ErrorLog): void {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: "http_answers_total",
    help: "Answers, by status.",
    labelNames: ["status"],
    registers,
  });
  // The log counts by itself, so these take its count when they are read.
  const counted = (name: string, help: string, of: keyof LogCounters): Counter =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(log.counters()[of]);
      },
    });
  counted("error_log_written_total", "Entries of the error log that are durable.", "written");
  counted("error_log_dropped_total", "Entries lost because the queue was full.", "dropped");
  new Gauge({
    name: "error_log_queued",
    help: "Entries that wait to be written.",
    registers,
    collect() {
      this.set(log.counters().queued);
    },
  });

  app.addHook("onResponse", async (_, reply) => answers.inc({ status: reply.statusCode }));
  app.get("/metrics", async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
