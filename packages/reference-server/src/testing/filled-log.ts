import { type Database, openDatabase } from "../database/database.ts";
import type { ErrorLog } from "../log/error-log.ts";
import { openErrorLog } from "../log/open-error-log.ts";
import { createPartitions, day } from "../log/partitions.ts";
import { startOf } from "../log/position.ts";
import { migrations } from "../server/migrations.ts";
import { silentLogger } from "./silent-logger.ts";

/** An error log with entries, and the plans of its queries. */
export interface FilledLog {
  readonly entries: number;
  readonly log: ErrorLog;
  readonly database: Database;
  /** The scans with which the queries of a call read tables. */
  scansOf(call: () => Promise<unknown>): Promise<readonly Scan[]>;
  close(): Promise<void>;
}

/** A part of a plan that reads a table. */
export interface Scan {
  /** Such as `Index Scan`. */
  readonly type: string;
  /** The index, or the table if it is read without one. */
  readonly of: string;
  /** How many rows it read, including those that it filtered out. */
  readonly rows: number;
}

export const account = "account-1";
/** The number of days over which the entries are spread: nearly all that the log keeps. */
const days = 29;
const step = 100_000;

/**
 * Fills a database with entries of one operation, evenly over the last 29 days: nine in ten are 401s, one in a thousand
 * is a 409, and the others are 404s. They are created within the database, which is faster than through the log, and
 * vacuumed, as autovacuum would do in time.
 */
export async function fill(url: string, entries: number): Promise<FilledLog> {
  const queries: { text: string; values: readonly unknown[] }[] = [];
  const opened = await openDatabase(migrations, { url });
  const database: Database = {
    ...opened,
    query: (text, values = []) => {
      queries.push({ text, values });
      return opened.query(text, values);
    },
  };
  const log = openErrorLog(database, { logger: silentLogger });
  const now = Date.now();
  const times = Array.from({ length: days + 1 }, (_, index) => new Date(now - index * day));
  await createPartitions(database).ensure(times);
  for (let from = 0; from < entries; from += step) {
    await opened.query(insert, [from, Math.min(from + step, entries) - 1, now - days * day, (days * day) / entries]);
  }
  await opened.query("update error_contract.api_log_clock set place = greatest(place, $1::bigint * 4096)", [now]);
  // One day at a time, because all at once may exceed the time limit of a query.
  const rows = await opened.query<{ day: string }>(
    "select inhrelid::regclass::text as day from pg_inherits where inhparent = 'error_contract.api_logs'::regclass",
  );
  for (const { day } of rows) await opened.query(`vacuum analyze ${day}`);
  await opened.query("vacuum analyze error_contract.api_log_counts");

  return {
    entries,
    log,
    database,
    async scansOf(call) {
      queries.length = 0;
      await call();
      const scans: Scan[] = [];
      for (const { text, values } of [...queries]) {
        const rows = await opened.query<{ "QUERY PLAN": unknown }>(`explain (analyze, format json) ${text}`, values);
        scans.push(...scansIn(rows[0]?.["QUERY PLAN"]));
      }
      return scans;
    },
    async close() {
      await log.close();
      await opened.close();
    },
  };
}

/** The position in the log at this share of its time, 0 for the oldest entry. */
export function positionAt(share: number): string {
  return startOf(new Date(Date.now() - days * day * (1 - share)));
}

/** The parts of a plan that ran and read tables. */
function scansIn(plan: unknown): Scan[] {
  if (Array.isArray(plan)) return plan.flatMap(scansIn);
  if (typeof plan !== "object" || plan === null) return [];
  const node: Readonly<Record<string, unknown>> = { ...plan };
  const type = String(node["Node Type"]);
  const loops = Number(node["Actual Loops"]);
  const rows = [node["Actual Rows"], node["Rows Removed by Filter"] ?? 0]
    .map(Number)
    .reduce((sum, each) => sum + each, 0);
  const of = String(node["Index Name"] ?? node["Relation Name"]);
  const own = type.includes("Scan") && loops !== 0 ? [{ type, of, rows: rows * loops }] : [];
  return [...own, ...Object.values(node).flatMap((value) => (typeof value === "object" ? scansIn(value) : []))];
}

const insert = `insert into error_contract.api_logs
  select '${account}',
         (lpad(to_hex(($3::float8 + number * $4::float8)::bigint), 12, '0') || '7' || substr(random, 14, 3)
           || '8' || substr(random, 18))::uuid,
         'request-' || number, 'GET', 'http://127.0.0.1:4010/api-keys?limit=20', '/api-keys', 'listApiKeys',
         '9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19', 'deploy-pipeline/4.2',
         case when number % 1000 = 0 then 409 when number % 10 = 0 then 404 else 401 end,
         case when number % 1000 = 0 then 'duplicate_record' when number % 10 = 0 then 'not_found' else 'unauthorized' end,
         to_timestamp(($3::float8 + number * $4::float8) / 1000),
         '{"code":"token_expired","message":"The token expired at 2026-03-02T03:00:00.000Z."}',
         ('{"type":"error","code":"unauthorized","status":401,"message":"The bearer token is not valid.","details":[],'
           || '"request_id":"request-' || number || '","documentation_url":"http://127.0.0.1:4010/errors/unauthorized"}')::json,
         '{"accept":"application/json","host":"127.0.0.1:4010","user-agent":"deploy-pipeline/4.2"}', null, false
    from (select number, replace(gen_random_uuid()::text, '-', '') as random
            from generate_series($1::int, $2::int) as number) as numbers`;
