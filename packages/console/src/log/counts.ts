import { type Client, paginate } from "@error-contract/api";
import type { Span } from "../address/period.ts";
import type { Group } from "./entry.ts";

/** Counts the errors of a span by code and operation. Spans in the past are requested only once. */
export type Count = (span: Span, signal?: AbortSignal) => Promise<readonly Group[]>;

/** Milliseconds until the counts of a past span are taken as final. A slow upload may be recorded later. */
const SETTLED = 30_000;

/** The largest page that the API allows. */
const PAGE = 100;

/**
 * Creates a function that counts errors with the list of groups.
 *
 * @param api - the service
 * @param now - the clock
 * @returns the function; it rejects with an `ApiError` like any call
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
