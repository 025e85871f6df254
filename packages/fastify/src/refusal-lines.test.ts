import type { FastifyBaseLogger } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusalLines } from "./refusal-lines.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("In a flood of refusals, fifty a second are logged, and one line counts the rest", () => {
  const lines: unknown[] = [];
  const logger = { info: (details: object) => void lines.push(details) } as unknown as FastifyBaseLogger;
  const log = refusalLines(logger);
  for (let i = 0; i < 1_000; i += 1) log(logger, { i }, "refused");
  expect(lines).toHaveLength(50);
  vi.advanceTimersByTime(1_000);
  expect(lines.at(-1)).toEqual({ leftOut: 950 });
  log(logger, { i: "next" }, "refused");
  expect(lines.at(-1)).toEqual({ i: "next" });
  vi.advanceTimersByTime(1_000);
  expect(lines).toHaveLength(52);
});
