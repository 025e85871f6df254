/** Sends requests, in a process of its own, so that what it costs is not the measuring process's. Each message is one load. */

import autocannon from "autocannon";

/** What is sent. */
export interface Load {
  readonly url: string;
  readonly authorizations: readonly string[];
  readonly connections: number;
  /** In seconds. */
  readonly duration: number;
}

/** How it was answered. */
export interface Answered {
  /** Answers a second. */
  readonly rate: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** How many answers there were, by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that broke, and requests that were not answered. */
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
