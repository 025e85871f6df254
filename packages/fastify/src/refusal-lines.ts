import type { FastifyBaseLogger } from "fastify";

/** How many refusals are logged per second. */
const LINES_A_SECOND = 50;
const SECOND = 1_000;

/** Logs a refused request, unless there are too many. */
export type LogRefusal = (logger: FastifyBaseLogger, details: object, message: string) => void;

/**
 * Keeps refusals from flooding the server's log. Each second, the first ones are logged and one line counts the rest.
 *
 * @param base - the server's logger, for the count
 * @returns the function that logs a refusal
 */
export function refusalLines(base: FastifyBaseLogger): LogRefusal {
  let written = 0;
  let leftOut = 0;
  let timer: NodeJS.Timeout | undefined;

  function endSecond(): void {
    timer = undefined;
    written = 0;
    if (leftOut > 0) base.info({ leftOut }, "rejected more requests than are logged one by one");
    leftOut = 0;
  }

  return (logger, details, message) => {
    if (timer === undefined) timer = setTimeout(endSecond, SECOND).unref();
    if (written < LINES_A_SECOND) {
      written += 1;
      logger.info(details, message);
    } else leftOut += 1;
  };
}
