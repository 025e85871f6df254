import type { Database } from "../database/database.ts";
import { startOf, timeOf } from "./position.ts";

/** In milliseconds. UTC knows no longer or shorter ones. */
export const day = 86_400_000;

/** Keeps a partition of the table for every day that has entries. */
export interface Partitions {
  /** Makes the partitions of these times that are absent. */
  ensure(times: Iterable<Date>): Promise<void>;
  /** Drops the days that lie wholly before this time, with all their entries. Returns their number. */
  dropBefore(time: Date): Promise<number>;
  /** Drops the oldest days, as many as it takes for the rest to have no more than so many bytes. Returns their number. */
  dropBeyond(bytes: number): Promise<number>;
  /** Looks again at what there is: another process may have dropped a day. */
  forget(): void;
}

/** The partition of a day. */
interface Day {
  readonly name: string;
  /** The bounds of its ids. */
  readonly lower: string;
  readonly upper: string;
  /** With its indexes, in bytes. */
  readonly size: string;
}

/** A day's partition is named after it, so that an operator can tell them apart. */
export function createPartitions(database: Database): Partitions {
  const known = new Set<number>();

  async function make(number: number): Promise<void> {
    const from = new Date(number * day);
    const to = new Date((number + 1) * day);
    const name = `error_contract.${nameOf(from)}`;
    await database.transaction(async (transaction) => {
      // "if not exists" alone fails when two processes make the same table at once.
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
        // Whoever waits for this lock makes all later readers wait too. Rather fail; a later run brings another try.
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
        // Ids begin in 1970, so an entry of a clock that is before it belongs to the first day.
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
