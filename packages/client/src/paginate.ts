import type { AnyResult } from "./result.ts";
import { type DataOf, unwrap } from "./unwrap.ts";

/**
 * A page of a list, as the API returns it.
 *
 * @example
 * const last: Page = { items: [], next_cursor: null };
 */
export interface Page {
  readonly items: readonly unknown[];
  readonly next_cursor?: string | null;
}

type ItemOf<Result extends AnyResult> = DataOf<Result> extends { items: readonly (infer Item)[] } ? Item : never;

/**
 * Iterates over the items of a paginated list. A page is requested once the items of the previous one are used up.
 *
 * @param fetchPage - calls the list operation with a cursor, which is undefined for the first page
 * @param onFailure - what to do if a page fails: `throw` (default) throws an `ApiError`; `yield` yields the failure as the
 *   last result, and every item as `{ ok: true, item }`
 * @returns the items
 * @throws {ApiError} if a page fails, unless `onFailure` is `yield`
 * @throws {Error} if the API returns the cursor it was given, which would loop forever
 * @example
 * for await (const tea of paginate((cursor) => api.GET("/teas", { params: { query: { cursor } } }))) {
 *   console.log(tea.name);
 * }
 */
export function paginate<Result extends AnyResult>(
  fetchPage: (cursor: string | undefined) => Promise<Result>,
  onFailure?: "throw",
): AsyncGenerator<ItemOf<Result>, void, void>;
export function paginate<Result extends AnyResult>(
  fetchPage: (cursor: string | undefined) => Promise<Result>,
  onFailure: "yield",
): AsyncGenerator<{ readonly ok: true; readonly item: ItemOf<Result> } | Exclude<Result, { ok: true }>, void, void>;
export async function* paginate(
  fetchPage: (cursor: string | undefined) => Promise<AnyResult>,
  onFailure?: "throw" | "yield",
): AsyncGenerator<unknown, void, void> {
  const yields = onFailure === "yield";
  let cursor: string | undefined;
  for (;;) {
    const result = await fetchPage(cursor);
    if (yields && !result.ok) return yield result;
    const { items, next_cursor } = (await unwrap(result)) as Page; // the type of the call guarantees it
    for (const item of items) yield yields ? { ok: true, item } : item;
    if (!next_cursor) return;
    if (next_cursor === cursor) throw new Error(`${result.operation}: same next_cursor`);
    cursor = next_cursor;
  }
}
