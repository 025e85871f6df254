import { EVENT_ID, type Event, getScalarValue } from "js-yaml";

/** A duplicate key in a mapping. */
export interface DuplicateKey {
  readonly key: string;
  /** Offsets into the text. */
  readonly first: number;
  readonly second: number;
}

/**
 * Finds the first duplicate key in a mapping: `404` and `"404"` are the same key.
 *
 * @param text - the text
 * @param events - the events of the parser
 * @returns the key, or `undefined`
 */
export function findDuplicateKey(text: string, events: readonly Event[]): DuplicateKey | undefined {
  /** The open collections; a mapping has its keys so far, and whether a key comes next. */
  const open: ({ readonly keys: Map<string, number>; isKey: boolean } | undefined)[] = [];
  for (const event of events) {
    const frame = open.at(-1);
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const atKey = frame?.isKey === true;
    if (frame) frame.isKey = !frame.isKey;
    if (event.type === EVENT_ID.SCALAR) {
      if (!frame || !atKey) continue;
      const key = getScalarValue(text, event);
      const first = frame.keys.get(key);
      if (first !== undefined && key !== "<<") return { key, first, second: event.valueStart };
      frame.keys.set(key, event.valueStart);
    } else if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Map(), isKey: true });
    else if (event.type !== EVENT_ID.ALIAS) open.push(undefined);
  }
  return undefined;
}
