import type { FailedRequest } from "@error-contract/fastify";
import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../database/database.ts";
import type { ErrorLog, LogCounters } from "../log/error-log.ts";
import { knownMethod } from "./known-method.ts";

/** In seconds. Most responses take a few milliseconds; one that waits for a late database takes two seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The measurements of a server. */
export interface Measured {
  readonly registry: Registry;
  /** Measures the response to a message that never became a request. */
  broken(failed: FailedRequest): void;
}

/**
 * Measures a server for Prometheus: its responses by operation and code, the entries of its error log, its database and
 * its process.
 *
 * @param app - the server, before it listens
 * @param log - the error log
 * @param database - the database of both
 * @returns the measurements
 */
export function measure(app: FastifyInstance, log: ErrorLog, database: Database): Measured {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_server_request_duration_seconds",
    help: "How long answers took, by operationId, method, status, and the code of the error.",
    // Callers cannot choose their values, so the number of combinations is bounded.
    labelNames: ["operation", "method", "status", "code"],
    buckets: BUCKETS,
    registers,
  });
  // The log keeps the counts, so these metrics copy them when they are read.
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
  const measured = (name: string, help: string, now: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(now());
      },
    });
  counted("error_log_written_total", "Entries of the error log that are durable.", "written");
  counted(
    "error_log_dropped_total",
    "Entries lost, because there was no room to wait or the database refused them.",
    "dropped",
  );
  measured("error_log_queued", "Entries that wait in memory to be written.", () => log.counters().queued);
  measured("error_log_spooled", "Entries that wait on disk to be written.", () => log.counters().spooled);
  measured("database_reachable", "1 while the database answers.", () => Number(database.isReachable()));

  app.addHook("onResponse", async (request, reply) => {
    const { operation, code = "" } = request.errorContract ?? {};
    duration.observe(
      { operation: operation?.operationId ?? "", method: request.method, status: reply.statusCode, code },
      reply.elapsedTime / 1000,
    );
  });
  return {
    registry,
    broken({ operationId, method, status, code = "", receivedAt, sentAt }) {
      duration.observe(
        { operation: operationId ?? "", method: knownMethod(method), status, code },
        (sentAt.getTime() - receivedAt.getTime()) / 1000,
      );
    },
  };
}
