import { type Client, paginate } from "@error-contract/api";
import type { Span } from "../address/period.ts";
import type { Group } from "./entry.ts";

/** Counts the errors of a span by code and operation. What is over is asked for once. */
export type Count = (span: Span, signal?: AbortSignal) => Promise<readonly Group[]>;

/** An error is on record as soon as it has been answered; a slow upload may take longer than this. */
const SETTLED = 30_000;

/** The most groups that a page may have. */
const PAGE = 100;

/**
 * Counts errors by the list of groups.
 *
 * @param api - the service
 * @param now - the clock
 * @returns the function; it rejects with an `ApiError` as any call does
 */
export function counter(api: Client, now: () => number = Date.now): Count {
  const known = new Map<string, readonly Group[]>();
  return async (span, signal) => {
    const key = `${span.from} ${span.to}`;
    const before = known.get(key);
    if (before) return before;
    const asked = now();
    const query = {
      received_after: new Date(span.from).toISOString(),
      received_before: new Date(span.to).toISOString(),
      limit: PAGE,
    };
    const groups: Group[] = [];
    const pages = paginate((cursor) =>
      api.GET("/api-log-groups", { params: { query: cursor ? { ...query, cursor } : query }, signal: signal ?? null }),
    );
    for await (const group of pages) groups.push(group);
    if (asked - span.to > SETTLED) known.set(key, groups);
    return groups;
  };
}
