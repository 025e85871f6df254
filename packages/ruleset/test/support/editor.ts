import { isJson } from "@error-contract/contract";

/** Changes a document. A place is a path of keys separated by spaces: `paths /pets get responses 404`. */
export interface DocumentEditor {
  readonly set: (place: string, value: unknown) => void;
  readonly drop: (place: string) => void;
  /** A deep copy of the value there. */
  readonly copy: (place: string) => unknown;
  /** The keys of the value there. */
  readonly keys: (place: string) => readonly string[];
}

/**
 * An editor of a document. It throws for a place that the document does not have, which is a mistake in the test.
 *
 * @param document - the document; it is changed
 * @returns the editor
 */
export function editor(document: Record<string, unknown>): DocumentEditor {
  const missing = (place: string): never => {
    throw new Error(`The document has nothing at: ${place}`);
  };

  function holder(place: string): [Record<string, unknown>, string] {
    const keys = place.split(" ");
    const last = keys.pop() ?? "";
    let value: unknown = document;
    for (const key of keys) value = (value as Record<string, unknown> | undefined)?.[key];
    if (typeof value !== "object" || value === null) return missing(place);
    return [value as Record<string, unknown>, last];
  }

  function get(place: string): unknown {
    const [object, key] = holder(place);
    return Object.hasOwn(object, key) ? object[key] : missing(place);
  }

  return {
    set: (place, value) => {
      const [object, key] = holder(place);
      object[key] = value;
    },
    drop: (place) => {
      const [object, key] = holder(place);
      if (!(key in object)) missing(place);
      delete object[key];
    },
    copy: (place) => structuredClone(get(place)),
    keys: (place) => {
      const value = get(place);
      return isJson(value) ? Object.keys(value) : [];
    },
  };
}
