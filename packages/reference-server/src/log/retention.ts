import type { Logger } from "./logger.ts";
import type { Partitions } from "./partitions.ts";

const hour = 3_600_000;

/**
 * Drops the days that are older than the log keeps: now, and every hour.
 *
 * @param oldest - the time of receipt from which entries are kept
 * @returns a handle; `stop` waits for a run that is under way
 */
export function startRetention(
  partitions: Pick<Partitions, "dropBefore">,
  oldest: () => Date,
  logger: Logger,
): { stop(): Promise<void> } {
  async function run(): Promise<void> {
    try {
      const days = await partitions.dropBefore(oldest());
      if (days > 0) logger.info({ days }, "Dropped the days of the error log that are past their retention.");
    } catch (error) {
      logger.error({ err: error }, "The error log could not drop old days; it tries again in an hour.");
    }
  }

  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, hour).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
