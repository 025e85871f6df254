import { type Client, unwrap } from "@error-contract/api";
import { useCallback, useEffect, useMemo, useReducer, useState } from "preact/hooks";
import type { Filters } from "../address/filters.ts";
import type { Span } from "../address/period.ts";
import type { Count } from "./counts.ts";
import { EntryList } from "./entry-list.ts";
import type { Narrowing } from "./narrow.ts";

/** A list of entries that loads what is in view. */
export interface Entries {
  readonly list: EntryList;
  /** Reports which rows are in view. */
  readonly look: (from: number, to: number) => void;
  /** Why rows could not be loaded. */
  readonly failure: unknown;
  readonly isLoading: boolean;
  /** Tries again, after a failure. */
  readonly retry: () => void;
}

/** What a list shows. */
export interface EntriesOptions {
  readonly api: Client;
  readonly count: Count;
  readonly range: Span;
  readonly filters: Filters;
  /** Which groups the filters let through. */
  readonly narrow: Narrowing;
  /** How many entries there are, once that is known. */
  readonly total: number | undefined;
  /** Whether to poll for new entries. */
  readonly live: boolean;
  /** Called after each poll. */
  readonly onPoll: () => void;
  /** A new number makes a new list. */
  readonly turn: number;
}

/** The largest page that the API allows. */
const PAGE = 100;
/** Milliseconds between polls for new entries. */
const PACE = 2000;

/**
 * The entries of a period.
 *
 * @param options - what the list shows
 * @returns the list, and how to load it
 */
export function useEntries(options: EntriesOptions): Entries {
  const { api, count, range, filters, narrow, total, live, onPoll, turn } = options;
  const [, rerender] = useReducer<number, void>((version) => version + 1, 0);
  const [failure, setFailure] = useState<unknown>();
  const [isLoading, setLoading] = useState(true);

  // A live list grows; its moving period does not make it a new list.
  const filterText = JSON.stringify(filters);
  const identity = live ? `live ${filterText} ${turn}` : `${range.from} ${range.to} ${filterText} ${turn}`;
  // `identity` stands for the range, the filters and the narrowing
  const view = useMemo(
    () =>
      ({
        list: new EntryList(sourceOf(api, count, filters, narrow), range, undefined),
        wanted: [0, PAGE] as const,
        state: "idle",
        isLeft: false,
      }) as View,
    [api, count, identity],
  );
  if (total !== undefined) view.list.expect(total);

  const load = useCallback(async (): Promise<void> => {
    // A running load reads `wanted` again before each page.
    if (view.state === "loading") return;
    view.state = "loading";
    setLoading(true);
    try {
      await view.list.load(() => view.wanted, rerender);
      view.state = "idle";
      if (!view.isLeft) setFailure(undefined);
    } catch (error) {
      view.state = "failed";
      if (!view.isLeft) setFailure(error);
    } finally {
      if (!view.isLeft) setLoading(false);
    }
  }, [view]);

  useEffect(() => {
    setFailure(undefined);
    void load();
    return () => {
      view.isLeft = true;
      view.wanted = [0, 0];
    };
  }, [view, load]);

  // The view stands for the range and the filters
  useEffect(() => {
    if (!live) return;
    let begin = Math.max(range.from, Date.now() - PACE);
    const timer = setInterval(async () => {
      try {
        const span = { from: begin, to: Date.now() + PACE };
        const { items } = await readPage(api, filters, span, undefined);
        if (view.isLeft) return;
        setFailure(undefined);
        if (view.state === "failed") void load();
        const [newest] = items;
        // Start a little earlier next time, for services that sort entries by the time of their request.
        if (newest) begin = Math.max(begin, Date.parse(newest.recorded_at) - PACE);
        if (view.list.prepend(items) > 0) rerender();
        // Even without new entries: the log counts repeated refusals on the entry that is already there.
        onPoll();
      } catch (error) {
        if (!view.isLeft) setFailure(error);
      }
    }, PACE);
    return () => clearInterval(timer);
  }, [live, view, load, onPoll]);

  const look = useCallback(
    (from: number, to: number): void => {
      view.wanted = [from, to];
      // Skip the load when nothing is missing, since setting the loading state redraws the whole page. After a failure,
      // wait for the reader to retry: drawing the failure changes the rows in view, so the list would send requests
      // without end.
      if (view.state !== "failed" && !view.list.isLoaded(from, to)) void load();
    },
    [view, load],
  );
  return { list: view.list, look, failure, isLoading, retry: load };
}

/** A list, and the part of it that is in view. */
interface View {
  readonly list: EntryList;
  wanted: readonly [from: number, to: number];
  state: "idle" | "loading" | "failed";
  /** Whether another list has replaced it. */
  isLeft: boolean;
}

function sourceOf(api: Client, count: Count, filters: Filters, narrow: Narrowing) {
  return {
    async page(span: Span, cursor: string | undefined) {
      const page = await readPage(api, filters, span, cursor);
      return { items: page.items, next: page.next_cursor };
    },
    async count(span: Span) {
      if (narrow.ignored.length > 0) return undefined;
      return (await count(span)).filter(narrow.test).reduce((sum, group) => sum + group.count, 0);
    },
  };
}

function readPage(api: Client, filters: Filters, { from, to }: Span, cursor: string | undefined) {
  const query = {
    ...filters,
    received_after: new Date(from).toISOString(),
    received_before: new Date(to).toISOString(),
    limit: PAGE,
    ...(cursor !== undefined && { cursor }),
  };
  return unwrap(api.GET("/api-logs", { params: { query } }));
}
