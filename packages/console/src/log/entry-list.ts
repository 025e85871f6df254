import type { Span } from "../address/period.ts";
import type { Entry } from "./entry.ts";

/** A page of entries, newest first. */
export interface EntryPage {
  readonly items: readonly Entry[];
  /** Where the next page begins; `null` after the last. */
  readonly next: string | null;
}

/** Where the entries come from. */
export interface EntrySource {
  /** Loads a page of a span's entries. */
  readonly page: (span: Span, cursor: string | undefined) => Promise<EntryPage>;
  /** Counts the entries of a span; `undefined` if the filters make that impossible. */
  readonly count: (span: Span) => Promise<number | undefined>;
}

/** A span of the list, loaded from its newest entry onward. */
interface Segment extends Span {
  /** How many entries it has; `undefined` when that is unknown until the last is loaded. */
  count: number | undefined;
  readonly rows: Entry[];
  /** Where the next page begins; `undefined` before the first, `null` after the last. */
  cursor: string | null | undefined;
}

/** Entries this near are loaded page after page; those farther away are located by their time. */
const NEAR = 400;
/** How many parts a span is divided into to come nearer. */
const PARTS = 8;
/** The placeholder rows of a span that continues for an unknown number of entries. */
const MORE = 1;

/**
 * A list of any length that loads only what is in view. A position far down is found by counting: its span is divided
 * until the position is near the beginning of a part.
 */
export class EntryList {
  readonly #source: EntrySource;
  #segments: Segment[];
  readonly #ids = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  /**
   * @param source - where the entries come from
   * @param span - the time that the list covers
   * @param count - how many entries it has, if known
   */
  constructor(source: EntrySource, span: Span, count: number | undefined) {
    this.#source = source;
    this.#segments = [segment(span, count)];
  }

  /**
   * Sets the length of the list once it has been counted.
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

  /** Whether `length` counts all entries, and not only those known so far. */
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
   * @param to - the index after the last
   * @returns whether everything between them is loaded
   */
  isLoaded(from: number, to: number): boolean {
    return this.#firstMissing(from, to) === undefined;
  }

  /**
   * Loads the missing rows of a part of the list. Calls run one at a time; a part that is no longer in view is skipped.
   *
   * @param wanted - returns the part when its turn comes: from the first index up to, but not including, the last
   * @param onRows - called whenever the list has changed
   */
  load(wanted: () => readonly [from: number, to: number], onRows: () => void): Promise<void> {
    const loading = this.#loading.then(() => this.#load(wanted, onRows));
    this.#loading = loading.catch(() => {});
    return loading;
  }

  /**
   * Inserts new entries before the others.
   *
   * @param entries - newest first; those already in the list are ignored
   * @returns how many were inserted
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
    // Entries come and go in the meantime; trust what was loaded.
    if (each.count !== undefined)
      each.count = next === null ? each.rows.length : Math.max(each.count, each.rows.length);
  }

  /** @returns false if the span cannot be divided */
  async #divide(each: Segment): Promise<boolean> {
    const oldest = each.rows.at(-1);
    // Loaded rows stay in their own part, down to the time of the oldest.
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
    // More entries of the oldest one's millisecond may follow.
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
