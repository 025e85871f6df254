import type { Span } from "../address/period.ts";
import type { Entry } from "./entry.ts";

/** A page of entries, the newest first. */
export interface EntryPage {
  readonly items: readonly Entry[];
  /** Where the next page begins; `null` after the last. */
  readonly next: string | null;
}

/** Where the entries come from. */
export interface EntrySource {
  /** Gives a page of a span's entries. */
  readonly page: (span: Span, cursor: string | undefined) => Promise<EntryPage>;
  /** How many entries a span has; `undefined` where nobody can tell, because of the filters. */
  readonly count: (span: Span) => Promise<number | undefined>;
}

/** A span of the list, loaded from its newest entry on. */
interface Segment extends Span {
  /** How many entries it has; `undefined` where that is not known before the last is loaded. */
  count: number | undefined;
  readonly rows: Entry[];
  /** Where the next page begins; `undefined` before the first, `null` after the last. */
  cursor: string | null | undefined;
}

/** So many entries are loaded one page after the other; what is farther away is looked for by its time. */
const NEAR = 400;
/** Into so many parts a span is divided to come nearer. */
const PARTS = 8;
/** A span in which nobody can tell how many entries follow shows that some do. */
const MORE = 1;

/**
 * A list of any length, of which only what somebody looks at is loaded. A place far down is found by counting: the span that
 * it is in is divided until the place is near the beginning of a part.
 */
export class EntryList {
  readonly #source: EntrySource;
  #segments: Segment[];
  readonly #ids = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  /**
   * @param source - where the entries come from
   * @param span - the time that the list covers
   * @param count - how many entries it has, if that is known
   */
  constructor(source: EntrySource, span: Span, count: number | undefined) {
    this.#source = source;
    this.#segments = [segment(span, count)];
  }

  /**
   * Says how long the list is, once that has been counted.
   *
   * @param count - how many entries its span has
   */
  expect(count: number): void {
    const [only, ...others] = this.#segments;
    if (only === undefined || others.length > 0 || only.count !== undefined || only.cursor === null) return;
    only.count = Math.max(count, only.rows.length);
  }

  /** How many rows the list has, loaded or not. */
  get length(): number {
    return this.#segments.reduce((sum, each) => sum + sizeOf(each), 0);
  }

  /** Whether `length` is the number of entries, and not only of those that are known so far. */
  get isExact(): boolean {
    return this.#segments.every(({ count, cursor }) => count !== undefined || cursor === null);
  }

  /**
   * @param index - from 0, the newest
   * @returns the entry; `undefined` while it is not loaded
   */
  at(index: number): Entry | undefined {
    let start = 0;
    for (const each of this.#segments) {
      const size = sizeOf(each);
      if (index < start + size) return each.rows[index - start];
      start += size;
    }
    return undefined;
  }

  /**
   * @param from - the first index
   * @param to - the one after the last
   * @returns whether nothing between them is missing
   */
  isLoaded(from: number, to: number): boolean {
    return this.#firstMissing(from, to) === undefined;
  }

  /**
   * Loads what is missing of a part of the list. Calls wait for each other; a part that nobody looks at any more is skipped.
   *
   * @param wanted - gives the part, when its turn has come: from the first index up to, not including, the last
   * @param onRows - called whenever rows have come
   */
  load(wanted: () => readonly [from: number, to: number], onRows: () => void): Promise<void> {
    const loading = this.#loading.then(() => this.#load(wanted, onRows));
    this.#loading = loading.catch(() => {});
    return loading;
  }

  /**
   * Puts entries that have come in before the others.
   *
   * @param entries - the newest first; those that are in the list already are left out
   * @returns how many there were
   */
  prepend(entries: readonly Entry[]): number {
    const fresh = entries.filter(({ id }) => !this.#ids.has(id));
    const [first] = this.#segments;
    if (fresh.length === 0 || first === undefined) return 0;
    for (const { id } of fresh) this.#ids.add(id);
    first.rows.unshift(...fresh);
    if (first.count !== undefined) first.count += fresh.length;
    return fresh.length;
  }

  async #load(wanted: () => readonly [from: number, to: number], onRows: () => void): Promise<void> {
    for (;;) {
      const [from, to] = wanted();
      const missing = this.#firstMissing(from, to);
      if (missing === undefined) return;
      const { segment: found, offset } = missing;
      const isFar = offset - found.rows.length > NEAR;
      if (!(isFar && (await this.#divide(found)))) await this.#loadPage(found);
      onRows();
    }
  }

  #firstMissing(from: number, to: number): { readonly segment: Segment; readonly offset: number } | undefined {
    let start = 0;
    for (const each of this.#segments) {
      const end = start + sizeOf(each);
      const first = Math.max(from, start + each.rows.length);
      if (each.cursor !== null && first < Math.min(to, end)) return { segment: each, offset: first - start };
      start = end;
    }
    return undefined;
  }

  async #loadPage(each: Segment): Promise<void> {
    const { items, next } = await this.#source.page(each, each.cursor ?? undefined);
    for (const entry of items) {
      if (this.#ids.has(entry.id)) continue;
      this.#ids.add(entry.id);
      each.rows.push(entry);
    }
    each.cursor = next;
    // Entries come and go while somebody looks; what was loaded is right.
    if (each.count !== undefined)
      each.count = next === null ? each.rows.length : Math.max(each.count, each.rows.length);
  }

  /** @returns false where a span cannot be divided */
  async #divide(each: Segment): Promise<boolean> {
    const oldest = each.rows.at(-1);
    // What is loaded stays in a part of its own, which ends with its oldest entry's time.
    const to = oldest === undefined ? each.to : Date.parse(oldest.recorded_at);
    const length = Math.ceil((to - each.from) / PARTS);
    if (each.count === undefined || length < 1 || to - each.from < PARTS) return false;
    const spans = Array.from({ length: PARTS }, (_, index) => {
      const end = to - index * length;
      return { from: Math.max(each.from, end - length), to: end };
    }).filter(({ from, to: end }) => from < end);
    const counts = await Promise.all(spans.map((span) => this.#source.count(span)));
    if (counts.some((count) => count === undefined)) return false;
    const index = this.#segments.indexOf(each);
    const parts = spans.map((span, part) => segment(span, counts[part]));
    const loaded: Segment = { from: to, to: each.to, rows: each.rows, cursor: each.cursor, count: undefined };
    const rest = parts.reduce((sum, part) => sum + sizeOf(part), 0);
    // Others of the oldest entry's own millisecond may follow it.
    loaded.count = Math.max(loaded.rows.length, each.count - rest);
    this.#segments.splice(index, 1, ...(oldest === undefined ? [] : [loaded]), ...parts);
    return true;
  }
}

function segment({ from, to }: Span, count: number | undefined): Segment {
  return { from, to, count, rows: [], cursor: count === 0 ? null : undefined };
}

function sizeOf({ rows, count, cursor }: Segment): number {
  return count ?? rows.length + (cursor === null ? 0 : MORE);
}
