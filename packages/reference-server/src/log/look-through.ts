import type { Queryable } from "../database/database.ts";
import { conditions } from "./conditions.ts";
import type { Filters } from "./error-log.ts";

/** Ids between which entries are read, both excluded. */
export interface Range {
  readonly above: string;
  /** `undefined`: no end. */
  readonly below: string | undefined;
}

/** How many entries one statement looks through. PGlite runs nothing else meanwhile, so it must be quick. */
const AT_A_TIME = 20_000;

/** Filters whose index has its entries in their order. That of paths has not: a prefix has many paths. */
const ORDERED = ["code", "operationId", "apiKeyId", "status", "method"] as const;

/**
 * Whether no index leads to just the entries that match, so that very many may have to be looked at to find a few.
 *
 * @param filters - the filters
 * @returns true for several filters at once, but for a request id, which hardly two entries share
 */
export function isSearch({ requestId, status, method, path, code, apiKeyId, operationId }: Filters): boolean {
  const given = [status, method, path, code, apiKeyId, operationId].filter((filter) => filter !== undefined);
  return requestId === undefined && given.length > 1;
}

/**
 * Looks through entries part by part, until it has found enough or there are no more. Between the parts the database can do
 * something else. Only entries that one of the filters leads to are looked at: of a filter that few match, if there is one.
 *
 * @param database - where the entries are
 * @param accountId - whose entries
 * @param range - where to look
 * @param filters - what they must match
 * @param order - where to begin
 * @param select - reads the entries of a part that match, at most so many
 * @param count - how many are enough
 * @returns the entries that were found, in that order
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

/** The first filter that fewer entries match than a part has, or else the first of all; and where the first part of its entries ends. */
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

/** The last entry of a part and the one after it, as far as there are any. */
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
