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
  readonly good: number;
  readonly refused: number;
  readonly failed: number;
}

process.on("message", async ({ url, authorizations, connections, duration }: Load) => {
  const requests = authorizations.map((authorization) => ({ headers: { authorization } }));
  const result = await autocannon({ url, requests, connections, duration });
  const answered: Answered = {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    good: result["2xx"],
    refused: result["4xx"],
    failed: result["5xx"] + result.errors + result.timeouts,
  };
  process.send?.(answered);
});
