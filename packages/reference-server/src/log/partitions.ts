import type { Database } from "../database/database.ts";
import { startOf, timeOf } from "./position.ts";

/** A day in milliseconds. In UTC, no day is longer or shorter. */
export const day = 86_400_000;

/** Maintains a partition of the table for each day that has entries. */
export interface Partitions {
  /** Creates the partitions of these times that do not exist yet. */
  ensure(times: Iterable<Date>): Promise<void>;
  /** Drops the days that lie entirely before this time, with all their entries. Returns the number of days. */
  dropBefore(time: Date): Promise<number>;
  /** Drops the oldest days until the rest takes up at most this many bytes. Returns the number of days. */
  dropBeyond(bytes: number): Promise<number>;
  /** Forgets which partitions exist, because another process may have dropped one. */
  forget(): void;
}

/** The partition of a day. */
interface Day {
  readonly name: string;
  /** The bounds of its ids: the first inclusive, the second exclusive. */
  readonly lower: string;
  readonly upper: string;
  /** In bytes, indexes included. */
  readonly size: string;
}

/** Each partition is named after its day, so that an operator can tell them apart. */
export function createPartitions(database: Database): Partitions {
  const known = new Set<number>();

  async function make(number: number): Promise<void> {
    const from = new Date(number * day);
    const to = new Date((number + 1) * day);
    const name = `error_contract.${nameOf(from)}`;
    await database.transaction(async (transaction) => {
      // "if not exists" alone fails when two processes create the same table at once.
      await transaction.query("select pg_advisory_xact_lock($1)", [lockId]);
      await transaction.query(
        `create table if not exists ${name} partition of error_contract.api_logs
           for values from ('${startOf(from)}') to ('${startOf(to)}')`,
      );
    });
    known.add(number);
  }

  async function drop(days: readonly Day[]): Promise<number> {
    for (const { name, lower, upper } of days) {
      await database.transaction(async (transaction) => {
        // While this waits for its lock, all later readers wait behind it. Failing is better; the next run tries again.
        await transaction.query("set local lock_timeout = '2s'");
        await transaction.query(`drop table if exists error_contract.${name}`);
        const period = [lower, upper].map((bound) => timeOf(bound).getTime());
        await transaction.query("delete from error_contract.api_log_counts where start >= $1 and start < $2", period);
      });
    }
    known.clear();
    return days.length;
  }

  function newestFirst(): Promise<readonly Day[]> {
    return database.query<Day>(
      `select child.relname as name, pg_total_relation_size(child.oid)::text as size,
              substring(pg_get_expr(child.relpartbound, child.oid) from 'TO \\(''([^'']+)') as upper,
              substring(pg_get_expr(child.relpartbound, child.oid) from 'FROM \\(''([^'']+)') as lower
         from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = 'error_contract.api_logs'::regclass order by name desc`,
    );
  }

  return {
    async ensure(times) {
      for (const time of times) {
        // Ids begin in 1970, so an entry from a clock that is set earlier belongs to the first day.
        const number = Math.max(0, Math.floor(time.getTime() / day));
        if (!known.has(number)) await make(number);
      }
    },
    async dropBefore(time) {
      return await drop((await newestFirst()).filter(({ upper }) => timeOf(upper) <= time));
    },
    async dropBeyond(bytes) {
      const days = await newestFirst();
      let total = 0;
      const surplus = days.findIndex(({ size }) => {
        total += Number(size);
        return total > bytes;
      });
      return surplus === -1 ? 0 : await drop(days.slice(surplus).reverse());
    },
    forget: () => known.clear(),
  };
}

/** An arbitrary number that identifies our advisory lock in the database. */
const lockId = 4_093_127_652;

function nameOf(date: Date): string {
  return `api_logs_${date.toISOString().slice(0, 10).replaceAll("-", "_")}`;
}
