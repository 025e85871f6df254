import type { Database } from "../database/database.ts";
import { millisecondsOf, spans } from "./group-counts.ts";
import { storedRequestId } from "./request-id.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** A refusal. Those of one API key are equal if they share status, code, cause and operation. */
export interface Refusal {
  readonly accountId: string;
  readonly apiKeyId: string | null;
  readonly operationId: string | null;
  readonly receivedAt: Date;
  readonly status: number;
  readonly code: string | number | undefined;
  readonly causeCode: string | undefined;
}

/** Counts a flood of equal refusals on the entry of an earlier one. */
export interface Repeats {
  /**
   * Counts a refusal if its API key has had many entries lately and one of them is equal.
   *
   * @returns whether it was counted; if not, it needs an entry of its own
   */
  count(refusal: Refusal): boolean;
  /** Makes an entry the one that later, equal refusals are counted on. */
  begin(refusal: Refusal, requestId: string, stored: StoredEntry): void;
  /** Writes the pending counts. */
  close(): Promise<void>;
}

/** How many entries a key may have at once (`burst`), and how many milliseconds pass before one more (`pause`). */
export interface RepeatsOptions {
  readonly burst: number;
  readonly pause: number;
}

interface Counted {
  readonly accountId: string;
  readonly requestId: string;
  readonly key: string;
  count: number;
  lastReceivedAt: Date;
}

interface Bucket {
  entries: number;
  refilledAt: number;
  /** The newest entry of each kind. The document bounds their number: its codes and causes times its operations. */
  readonly kinds: Map<string, Counted>;
}

const MOST_KEYS = 10_000;
const FLUSH_EVERY = 1_000;
/** Beyond this number, the oldest counts are given up: their entries cannot be found, because they were dropped. */
const MOST_PENDING = 10_000;

/** Adds repeats to their entries and to the counts of their groups. */
const statement = `with repeated as (
    update error_contract.api_logs as entry
       set count = entry.count + repeat.count, last_received_at = greatest(entry.last_received_at, repeat.last_received_at)
      from json_to_recordset($1::json) as repeat (account_id text, request_id text, entry_key uuid, count integer, last_received_at timestamptz)
     where entry.account_id = repeat.account_id and entry.request_id = repeat.request_id and entry.entry_key = repeat.entry_key
    returning entry.entry_key, entry.account_id, entry.id, entry.code, entry.operation_id, repeat.count as more
  ), counted as (
    update error_contract.api_log_counts as known set count = known.count + added.more
      from (select account_id, span, ${millisecondsOf("id")} / span * span as start, code, coalesce(operation_id, '') as operation_id,
                   sum(more)::bigint as more
              from repeated cross join ${spans} group by 1, 2, 3, 4, 5) as added
     where (known.account_id, known.span, known.start, known.code, known.operation_id)
         = (added.account_id, added.span, added.start, added.code, added.operation_id)
  )
  select entry_key from repeated`;

/**
 * Counts floods of equal refusals.
 *
 * @param database - the database with the entries
 * @param options - how many entries a key may have
 * @returns the counter. Counts are written every second; those of the last second are lost if the process is killed.
 */
export function countRepeats(database: Database, { burst, pause }: RepeatsOptions): Repeats {
  const buckets = new Map<string, Bucket>();
  const pending = new Map<string, Counted>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;

  function bucketOf({ accountId, apiKeyId }: Refusal): Bucket {
    const name = `${accountId} ${apiKeyId}`;
    const bucket = buckets.get(name) ?? { entries: burst, refilledAt: Date.now(), kinds: new Map() };
    buckets.delete(name);
    buckets.set(name, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_KEYS && oldest !== undefined) buckets.delete(oldest);
    const more = Math.max(0, Math.floor((Date.now() - bucket.refilledAt) / pause));
    bucket.entries = Math.min(burst, bucket.entries + more);
    bucket.refilledAt = bucket.entries === burst ? Date.now() : bucket.refilledAt + more * pause;
    return bucket;
  }

  async function flush(): Promise<void> {
    timer = undefined;
    const counts = [...pending.values()].map((one) => ({ one, count: one.count }));
    const repeats = counts.map(({ one, count }) => ({
      account_id: one.accountId,
      request_id: one.requestId,
      entry_key: one.key,
      count,
      last_received_at: one.lastReceivedAt,
    }));
    try {
      const rows = await database.transaction(async (transaction) => {
        // One writer at a time, because two could wait for each other's rows forever.
        await transaction.query("select from error_contract.api_log_clock for update");
        return await transaction.query<{ entry_key: string }>(statement, [JSON.stringify(repeats)]);
      });
      const written = new Set(rows.map((row) => row.entry_key));
      for (const { one, count } of counts) {
        if (!written.has(one.key)) continue;
        one.count -= count;
        if (one.count === 0) pending.delete(one.key);
      }
    } catch {
      // Entries wait for the database too, and the batch writer logs it. The counts are retried.
    }
    if (pending.size > 0) soon();
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      flushing = flush();
    }, FLUSH_EVERY).unref();
  }

  return {
    count(refusal) {
      const bucket = bucketOf(refusal);
      const counted = bucket.kinds.get(kindOf(refusal));
      if (bucket.entries > 0 || counted === undefined) return false;
      counted.count += 1;
      counted.lastReceivedAt = refusal.receivedAt;
      pending.set(counted.key, counted);
      soon();
      return true;
    },
    begin(refusal, requestId, { id }) {
      const bucket = bucketOf(refusal);
      bucket.entries = Math.max(0, bucket.entries - 1);
      bucket.kinds.set(kindOf(refusal), {
        accountId: refusal.accountId,
        requestId: storedRequestId(requestId),
        key: id,
        count: 0,
        lastReceivedAt: refusal.receivedAt,
      });
      for (const key of pending.keys()) {
        if (pending.size <= MOST_PENDING) break;
        pending.delete(key);
      }
    },
    async close() {
      clearTimeout(timer);
      await flushing;
      if (pending.size > 0) await flush();
      clearTimeout(timer);
    },
  };
}

function kindOf({ status, code, causeCode, operationId }: Refusal): string {
  return `${status} ${code} ${causeCode} ${operationId}`;
}
