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
  /** Looks again at what there is: another process may have dropped a day. */
  forget(): void;
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

  return {
    async ensure(times) {
      for (const time of times) {
        const number = Math.floor(time.getTime() / day);
        if (!known.has(number)) await make(number);
      }
    },
    async dropBefore(time) {
      const rows = await database.query<{ name: string; lower: string; upper: string }>(
        `select child.relname as name, substring(pg_get_expr(child.relpartbound, child.oid) from 'TO \\(''([^'']+)') as upper,
                substring(pg_get_expr(child.relpartbound, child.oid) from 'FROM \\(''([^'']+)') as lower
           from pg_inherits join pg_class child on child.oid = inhrelid
          where inhparent = 'error_contract.api_logs'::regclass order by name`,
      );
      const expired = rows.filter(({ upper }) => timeOf(upper) <= time);
      for (const { name, lower, upper } of expired) {
        await database.transaction(async (transaction) => {
          // Whoever waits for this lock makes all later readers wait too. Rather fail; the next hour brings another try.
          await transaction.query("set local lock_timeout = '2s'");
          await transaction.query(`drop table if exists error_contract.${name}`);
          const [from, to] = [lower, upper].map((bound) => timeOf(bound).getTime());
          await transaction.query("delete from error_contract.api_log_counts where start >= $1 and start < $2", [
            from,
            to,
          ]);
        });
      }
      known.clear();
      return expired.length;
    },
    forget: () => known.clear(),
  };
}

/** Names our lock among others' in the same database; the number has no meaning. */
const lockId = 4_093_127_652;

function nameOf(date: Date): string {
  return `api_logs_${date.toISOString().slice(0, 10).replaceAll("-", "_")}`;
}
