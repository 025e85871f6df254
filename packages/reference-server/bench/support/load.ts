/** Sends requests from a process of its own, which spares the measuring process the cost. Each message is a load. */

import autocannon from "autocannon";

/** The requests to send. */
export interface Load {
  readonly url: string;
  readonly authorizations: readonly string[];
  readonly connections: number;
  /** In seconds. */
  readonly duration: number;
}

/** The responses to a load. */
export interface Answered {
  /** Responses per second. */
  readonly rate: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The number of responses, by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The number of connections that broke and of requests without a response. */
  readonly failed: number;
}

process.on("message", async ({ url, authorizations, connections, duration }: Load) => {
  const requests = authorizations.map((authorization) => ({ headers: { authorization } }));
  const result = await autocannon({ url, requests, connections, duration });
  const answered: Answered = {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    statuses: Object.fromEntries(
      Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
    ),
    failed: result.errors + result.timeouts,
  };
  process.send?.(answered);
});
