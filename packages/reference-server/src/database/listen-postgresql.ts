import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Heard, Listener } from "./queryable.ts";

/** How long what was heard counts as all there is to hear, in milliseconds. */
const STALE_AFTER = 900;
/** Between two signs of life; several fit into that time. */
const PROBED_EVERY = 200;
/** Between two attempts to connect. */
const PAUSE = 250;

/**
 * Listens on a connection of its own, and connects again when that breaks.
 *
 * A connection that is cut says nothing, so it is asked for a sign of life all the time. PostgreSQL sends announcements and answers in
 * one stream: once an answer is here, so is everything that was announced before the question.
 *
 * @param url - `postgresql://…`
 * @param channel - the name of the channel, an identifier
 * @param heard - is called with each announcement
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
    // Whatever breaks the connection also fails the query that is on its way, or the next.
    client.on("error", () => undefined).on("end", forgetSigns);
    const end = (): void => void client.end().catch(() => undefined);
    signal.addEventListener("abort", end, { once: true });
    client.on("notification", ({ payload = "" }) => heard(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      // Nobody listened until now.
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
      // Not waited for: a server that does not answer does not say good-bye either.
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
