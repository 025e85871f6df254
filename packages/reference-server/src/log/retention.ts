import type { Logger } from "./logger.ts";
import type { Partitions } from "./partitions.ts";

const EVERY = 300_000;

/** How much the log keeps. */
export interface Retention {
  /** Entries recorded before this time are no longer kept. */
  readonly oldest: () => Date;
  /** The maximum size of its tables and indexes, in bytes; `undefined` for no limit. */
  readonly maxBytes: number | undefined;
}

/**
 * Drops the days that the log no longer keeps: now, and every five minutes.
 *
 * @param partitions - the partitions of the log, one for each day
 * @param retention - how much to keep
 * @param logger - logs what was dropped
 * @returns a handle; `stop` waits for a run in progress
 */
export function startRetention(
  partitions: Pick<Partitions, "dropBefore" | "dropBeyond">,
  { oldest, maxBytes }: Retention,
  logger: Logger,
): { stop(): Promise<void> } {
  async function run(): Promise<void> {
    try {
      const old = await partitions.dropBefore(oldest());
      if (old > 0) logger.info({ days: old }, "Dropped the days of the error log that are past their retention.");
      const surplus = maxBytes === undefined ? 0 : await partitions.dropBeyond(maxBytes);
      if (surplus > 0) {
        logger.error(
          { days: surplus, maxBytes },
          "The error log exceeded its maximum size; its oldest days were dropped.",
        );
      }
    } catch (error) {
      logger.error({ err: error }, "The error log could not drop old days; it tries again in five minutes.");
    }
  }

  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, EVERY).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
