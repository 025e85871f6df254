import type { Entry, EntryDetail, Group } from "../api/schemas.ts";
import type { Page } from "../paging/page.ts";
import type { PageQuery } from "../paging/read-page.ts";
import type { NewEntry } from "./new-entry.ts";
import type { Refusal } from "./repeats.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** Filters for entries; an absent filter matches everything. */
export interface Filters {
  readonly status?: number;
  readonly code?: string;
  readonly method?: string;
  /** A prefix of the path. */
  readonly path?: string;
  readonly apiKeyId?: string;
  readonly operationId?: string;
  readonly requestId?: string;
  readonly receivedAfter?: Date;
  readonly receivedBefore?: Date;
}

/** A page of entries. */
export interface ListQuery extends Filters, PageQuery {}

/** A page of groups, over a period. */
export interface GroupQuery extends PageQuery {
  readonly receivedAfter: Date;
  readonly receivedBefore: Date;
}

/** Counts of entries since the log was opened. */
export interface LogCounters {
  /** Durable entries. */
  readonly written: number;
  /** Entries that wait in memory. */
  readonly queued: number;
  /** Entries that wait on disk. */
  readonly spooled: number;
  /** Entries that were lost, because the queue was full or the database rejected them. */
  readonly dropped: number;
}

/** The log of client errors. */
export interface ErrorLog {
  /**
   * Counts a refusal on an earlier, equal entry if its API key has had very many lately.
   *
   * @returns whether it was counted; if not, it needs an entry of its own
   */
  countRepeat(refusal: Refusal): boolean;
  /**
   * Resolves when the entry is durable (one group commit). While the database is away, it resolves soon, and the entry
   * waits in the spool or in the bounded queue. Never rejects.
   *
   * @param stored - the redacted entry, if the caller already has it; by default, the entry is redacted here
   */
  record(entry: NewEntry, stored?: StoredEntry): Promise<void>;
  /** @throws {BadCursor} (rejects) */
  list(accountId: string, query: ListQuery): Promise<Page<Entry>>;
  get(accountId: string, id: string): Promise<EntryDetail | undefined>;
  /** @throws {BadCursor} (rejects) */
  groups(accountId: string, query: GroupQuery): Promise<Page<Group>>;
  /** Yields entries newest first, none recorded after the call, in constant memory. */
  stream(accountId: string, filters: Filters): AsyncIterable<Entry>;
  counters(): LogCounters;
  /** Whether entries have been dropped since the last successful write. */
  isOverflowing(): boolean;
  /** Drains the queue and closes the log. */
  close(): Promise<void>;
}
