import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import type { Page } from "./page.ts";

/** A list that is sorted newest first, and can be read in both directions from any position. */
export interface SortedList<Item, Key extends Cursor["key"]> {
  /** The number of columns that the list is sorted by. */
  readonly columns: Key["length"];
  /** Returns the sort key of an item. */
  keyOf(item: Item): Key;
  /**
   * Converts the values of a cursor to a sort key.
   *
   * @throws {BadCursor} a value does not fit its column
   */
  keyFrom(key: Cursor["key"]): Key;
  /**
   * Reads items.
   *
   * @param from - the position, whose own item is excluded, and the direction; `undefined` to start at the newest item
   * @param count - the maximum number of items
   * @returns the items, nearest to the position first
   */
  read(
    from: { readonly direction: Cursor["direction"]; readonly key: Key } | undefined,
    count: number,
  ): Promise<readonly Item[]>;
}

/** The page that a caller requests. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * Reads one page of a list. If a cursor leads to newer items and there are none, this is the first page: the caller has
 * reached the beginning, perhaps with other filters than before.
 *
 * @param list - the list
 * @param query - the page
 * @returns the page, newest first
 * @throws {BadCursor} (rejects) the cursor does not belong to this list
 */
export async function readPage<Item, Key extends Cursor["key"]>(
  list: SortedList<Item, Key>,
  { limit, cursor }: PageQuery,
): Promise<Page<Item>> {
  const from = cursor === undefined ? undefined : decode(cursor);
  // One item more than requested tells whether there is another page.
  if (from?.direction === "newer") {
    const items = await list.read(from, limit + 1);
    if (items.length > 0) return page(items.slice(0, limit).reverse(), { newer: items.length > limit, older: true });
  }
  const older = from?.direction === "older" ? from : undefined;
  const items = await list.read(older, limit + 1);
  return page(items.slice(0, limit), { newer: older !== undefined, older: items.length > limit });

  function decode(text: string): { readonly direction: Cursor["direction"]; readonly key: Key } {
    const { direction, key } = decodeCursor(text, list.columns);
    return { direction, key: list.keyFrom(key) };
  }

  function page(items: readonly Item[], more: { readonly newer: boolean; readonly older: boolean }): Page<Item> {
    const first = items.at(0);
    const last = items.at(-1);
    return {
      items,
      next_cursor: more.older && last ? encodeCursor({ direction: "older", key: list.keyOf(last) }) : null,
      previous_cursor: more.newer && first ? encodeCursor({ direction: "newer", key: list.keyOf(first) }) : null,
    };
  }
}
