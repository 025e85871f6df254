import type { FastifyInstance } from "fastify";
import type { ErrorLog } from "../log/error-log.ts";

/**
 * Serves `/metrics` in Prometheus' text format: answers by status, and what became of the entries of the error log.
 *
 * @param app The server.
 * @param log The error log.
 */
export function serveMetrics(app: FastifyInstance, log: ErrorLog): void {
  const answers = new Map<number, number>();
  app.addHook("onResponse", async (_, reply) => {
    answers.set(reply.statusCode, (answers.get(reply.statusCode) ?? 0) + 1);
  });
  app.get("/metrics", async (_, reply) => {
    const { written, queued, dropped } = log.counters();
    const byStatus = [...answers]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => ({ labels: `{status="${status}"}`, count }));
    const text = [
      metric("http_answers_total", "counter", "Answers, by status.", byStatus),
      metric("error_log_written_total", "counter", "Entries of the error log that are durable.", [
        { labels: "", count: written },
      ]),
      metric("error_log_queued", "gauge", "Entries that wait to be written.", [{ labels: "", count: queued }]),
      metric("error_log_dropped_total", "counter", "Entries lost because the queue was full.", [
        { labels: "", count: dropped },
      ]),
    ];
    return reply.type("text/plain; version=0.0.4; charset=utf-8").send(text.join(""));
  });
}

interface Sample {
  readonly labels: string;
  readonly count: number;
}

function metric(name: string, type: "counter" | "gauge", help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, count }) => `${name}${labels} ${count}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}
