import type { Entry, EntryDetail, Group } from "../api/schemas.ts";
import type { Page } from "../paging/page.ts";
import type { PageQuery } from "../paging/read-page.ts";
import type { NewEntry } from "./new-entry.ts";
import type { Refusal } from "./repeats.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** The filters of entries; an absent filter matches everything. */
export interface Filters {
  readonly status?: number;
  readonly code?: string;
  readonly method?: string;
  /** What the path begins with. */
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

/** The numbers of entries since the log was opened. */
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
   * Counts a refusal on an earlier entry that is equal to it, if its API key had very many lately.
   *
   * @returns whether it is counted; if not, it wants an entry of its own
   */
  countRepeat(refusal: Refusal): boolean;
  /**
   * Resolves when the entry is durable (one group commit), or soon while the database is away and it waits in the spool or the bounded
   * queue. Never rejects.
   *
   * @param stored - the entry without its secrets, where somebody else needed it before; by default it is redacted here
   */
  record(entry: NewEntry, stored?: StoredEntry): Promise<void>;
  /** @throws {BadCursor} (rejects) */
  list(accountId: string, query: ListQuery): Promise<Page<Entry>>;
  get(accountId: string, id: string): Promise<EntryDetail | undefined>;
  /** @throws {BadCursor} (rejects) */
  groups(accountId: string, query: GroupQuery): Promise<Page<Group>>;
  /** Newest first, up to the entries that were there at the call; flat memory. */
  stream(accountId: string, filters: Filters): AsyncIterable<Entry>;
  counters(): LogCounters;
  /** Whether entries have been dropped since the last successful write. */
  isOverflowing(): boolean;
  /** Drains. */
  close(): Promise<void>;
}
