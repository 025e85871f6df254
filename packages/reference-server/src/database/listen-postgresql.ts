import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Heard, Listener } from "./queryable.ts";

/** How long after a sign of life the listener counts as current, in milliseconds. */
const STALE_AFTER = 900;
/** The interval between probes, in milliseconds; several fit into `STALE_AFTER`. */
const PROBED_EVERY = 200;
/** The pause between two attempts to connect, in milliseconds. */
const PAUSE = 250;

/**
 * Listens on a dedicated connection, and reconnects if it breaks.
 *
 * A broken connection is silent, so the listener probes it continuously. PostgreSQL sends notifications and results in
 * one stream: when a probe's result arrives, so has everything announced before the probe.
 *
 * @param url - `postgresql://…`
 * @param channel - the name of the channel, an identifier
 * @param heard - called with each announcement
 * @returns the listener; close it before the process ends
 */
export function listenPostgresql(url: string, channel: string, heard: Heard): Listener {
  const closing = new AbortController();
  const { signal } = closing;
  let heardUpTo = Number.NEGATIVE_INFINITY;

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "error-contract listener",
      keepAlive: true,
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
    });
    // A broken connection also fails the current query, or the next one.
    client.on("error", () => undefined).on("end", forgetSigns);
    const end = (): void => void client.end().catch(() => undefined);
    signal.addEventListener("abort", end, { once: true });
    client.on("notification", ({ payload = "" }) => heard(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      // Announcements may have been missed until now.
      heard(undefined);
      while (!signal.aborted) {
        const asked = performance.now();
        await client.query("select 1");
        heardUpTo = asked;
        await pause(PROBED_EVERY);
      }
    } finally {
      forgetSigns();
      signal.removeEventListener("abort", end);
      // Not awaited: an unresponsive server would not confirm the end either.
      end();
    }
  }

  function forgetSigns(): void {
    heardUpTo = Number.NEGATIVE_INFINITY;
  }

  async function pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }

  async function keepListening(): Promise<void> {
    while (!signal.aborted) {
      await listen().catch(() => undefined);
      await pause(PAUSE);
    }
  }

  const running = keepListening();
  return {
    isCurrent: () => performance.now() - heardUpTo < STALE_AFTER,
    async close() {
      closing.abort();
      await running;
    },
  };
}
