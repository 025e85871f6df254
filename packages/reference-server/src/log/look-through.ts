import type { Queryable } from "../database/database.ts";
import type { Filters } from "./error-log.ts";

/** Ids between which entries are read, both excluded. */
export interface Range {
  readonly above: string;
  /** `undefined`: no end. */
  readonly below: string | undefined;
}

/** How many entries one statement looks through. PGlite runs nothing else meanwhile, so it must be quick. */
const AT_A_TIME = 20_000;

/**
 * Whether no index leads to the entries that match, so that all of them may have to be looked at to find a few.
 *
 * @param filters - the filters
 * @returns true for filters without an index, and for several at once
 */
export function isSearch({ status, method, path, code, apiKeyId, operationId, requestId }: Filters): boolean {
  const indexed = [path, code, apiKeyId, operationId].filter((filter) => filter !== undefined);
  return requestId === undefined && (status !== undefined || method !== undefined || indexed.length > 1);
}

/**
 * Looks through entries part by part, until it has found enough or there are no more. Between the parts the database can do
 * something else.
 *
 * @param database - where the entries are
 * @param accountId - whose entries
 * @param range - where to look
 * @param order - where to begin
 * @param select - reads the entries of a part that match, at most so many
 * @param count - how many are enough
 * @returns the entries that were found, in that order
 */
export async function lookThrough<Row>(
  database: Queryable,
  accountId: string,
  range: Range,
  order: "asc" | "desc",
  select: (range: Range, count: number) => Promise<readonly Row[]>,
  count: number,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let left: Range | undefined = range;
  while (left !== undefined && found.length < count) {
    const [last, next] = await endOfPart(database, accountId, left, order);
    const part: Range =
      next === undefined ? left : order === "desc" ? { ...left, above: next } : { ...left, below: next };
    found.push(...(await select(part, count - found.length)));
    if (next === undefined || last === undefined) left = undefined;
    else left = order === "desc" ? { ...left, below: last } : { ...left, above: last };
  }
  return found;
}

/** The last entry of a part and the one after it; `undefined` where there are no more. */
async function endOfPart(
  database: Queryable,
  accountId: string,
  { above, below }: Range,
  order: "asc" | "desc",
): Promise<readonly (string | undefined)[]> {
  const rows = await database.query<{ id: string }>(
    `select id from error_contract.api_logs where account_id = $1 and id > $2 ${below === undefined ? "" : "and id < $3"}
      order by id ${order} offset ${AT_A_TIME - 1} limit 2`,
    [accountId, above, ...(below === undefined ? [] : [below])],
  );
  return rows.map(({ id }) => id);
}
