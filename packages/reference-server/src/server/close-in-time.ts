import { setTimeout as wait } from "node:timers/promises";

/** Thrown if closing takes longer than allowed. */
export class ClosedLate extends Error {
  override readonly name = "ClosedLate";
}

/** The steps of closing, in this order. */
export interface Closing {
  /** How long requests are still accepted before anything is closed, in milliseconds. */
  readonly drainTime: number;
  /** Closes idle connections immediately. */
  closeIdle(): void;
  /** Resolves when all responses are sent, all connections are closed and all waiting entries are written. */
  finish(): Promise<void>;
  /** Closes the remaining connections. */
  cutOff(): void;
}

/** The share of the time for open responses; the rest is for entries that wait to be written. */
const FOR_ANSWERS = 0.8;

/**
 * Closes a server before a deadline, whatever its connections and its database do.
 *
 * @param closing - the steps
 * @param deadline - how long closing may take, in milliseconds
 * @throws {ClosedLate} (rejects) if closing takes longer
 */
export async function closeInTime({ drainTime, closeIdle, finish, cutOff }: Closing, deadline: number): Promise<void> {
  const timers = new AbortController();
  const { signal } = timers;
  const finished = wait(drainTime).then(() => {
    closeIdle();
    return finish();
  });
  const cut = wait(deadline * FOR_ANSWERS, undefined, { signal }).then(cutOff, () => undefined);
  const late = wait(deadline, "late", { signal }).catch(() => "in time");
  try {
    const end = await Promise.race([finished.then(() => "in time"), late]);
    if (end === "late") throw new ClosedLate(`Not everything could be closed within ${deadline / 1000} seconds.`);
  } finally {
    timers.abort();
    await cut;
  }
}
