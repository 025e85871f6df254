import type { Queryable } from "../database/database.ts";
import { conditions } from "./conditions.ts";
import type { Filters } from "./error-log.ts";

/** A range of ids; both ends are exclusive. */
export interface Range {
  readonly above: string;
  /** `undefined` for no upper bound. */
  readonly below: string | undefined;
}

/** How many entries one statement scans. PGlite runs nothing else meanwhile, so a statement must be short. */
const AT_A_TIME = 20_000;

/** Filters whose index yields entries in order of id. The index of paths does not: a prefix matches many paths. */
const ORDERED = ["code", "operationId", "apiKeyId", "status", "method"] as const;

/**
 * Whether no index leads straight to the matching entries, so that finding a few may mean scanning very many.
 *
 * @param filters - the filters
 * @returns true for several filters at once, unless one is a request id, which hardly any two entries share
 */
export function isSearch({ requestId, status, method, path, code, apiKeyId, operationId }: Filters): boolean {
  const given = [status, method, path, code, apiKeyId, operationId].filter((filter) => filter !== undefined);
  return requestId === undefined && given.length > 1;
}

/**
 * Searches entries part by part, until it has found enough or there are no more. Between parts, the database can serve
 * others. The search scans only the entries of one filter: one that few entries match, if there is one.
 *
 * @param database - the database with the entries
 * @param accountId - the account that owns the entries
 * @param range - the ids to search
 * @param filters - the filters that entries must match
 * @param order - the order of ids in which to search
 * @param select - reads the matching entries of a part, at most `count`
 * @param count - how many entries are enough
 * @returns the entries found, in that order
 */
export async function lookThrough<Row>(
  database: Queryable,
  accountId: string,
  range: Range,
  filters: Filters,
  order: "asc" | "desc",
  select: (range: Range, count: number) => Promise<readonly Row[]>,
  count: number,
): Promise<readonly Row[]> {
  const endOf = (left: Range, followed: Filters) => endOfPart(database, accountId, left, followed, order);
  const found: Row[] = [];
  let left = range;
  const least = await leastCommon(filters, (choice) => endOf(range, choice));
  let { end } = least;
  for (;;) {
    const [last, next] = end;
    const part: Range =
      next === undefined ? left : order === "desc" ? { ...left, above: next } : { ...left, below: next };
    found.push(...(await select(part, count - found.length)));
    if (next === undefined || last === undefined || found.length >= count) return found;
    left = order === "desc" ? { ...left, below: last } : { ...left, above: last };
    end = await endOf(left, least.followed);
  }
}

/**
 * The first filter whose entries do not fill a part, or else the first of all; and where the first part of its entries
 * ends.
 */
async function leastCommon(
  filters: Filters,
  endOf: (choice: Filters) => Promise<readonly string[]>,
): Promise<{ readonly followed: Filters; readonly end: readonly string[] }> {
  const choices = ORDERED.filter((name) => filters[name] !== undefined).map((name) => ({ [name]: filters[name] }));
  let first: { readonly followed: Filters; readonly end: readonly string[] } | undefined;
  for (const followed of choices) {
    const end = await endOf(followed);
    if (end.length === 0) return { followed, end };
    first ??= { followed, end };
  }
  return first ?? { followed: {}, end: await endOf({}) };
}

/** The ids of a part's last entry and of the entry after it, as far as they exist. */
async function endOfPart(
  database: Queryable,
  accountId: string,
  { above, below }: Range,
  filters: Filters,
  order: "asc" | "desc",
): Promise<readonly string[]> {
  const { sql, values } = conditions(accountId, above, below, filters);
  const rows = await database.query<{ id: string }>(
    `select id from error_contract.api_logs where ${sql} order by id ${order} offset ${AT_A_TIME - 1} limit 2`,
    values,
  );
  return rows.map(({ id }) => id);
}
