import type { Path, Place } from "./place.ts";
import type { Resolve, Target } from "./refs.ts";

/** A JSON object whose members have not been checked yet. */
export type Json = Readonly<Record<string, unknown>>;

/** A value of the document with its `$ref`s followed, and its place. */
export interface Node {
  readonly value: unknown;
  readonly place: Place;
  /** Where the key that leads here is; it differs from `place` if a `$ref` was followed. */
  readonly slot: Place;
  /** The `$ref` written at the slot, if there is one. */
  readonly ref: string | undefined;
  /** Keys written beside the `$ref`. OpenAPI 3.0 ignores them; since 3.1 they are part of a schema. */
  readonly beside: Json | undefined;
}

/** A longer chain of references is treated as a cycle. */
const LONGEST_CHAIN = 100;

/** Walks a document and follows `$ref`s at each step, so that a document in one file and one in many look the same. */
export interface Walker {
  readonly root: Node;
  /** The value under a key; `undefined` if the key is missing. A dead reference yields a node without a value. */
  child(node: Node, key: string | number): Node | undefined;
  /** The children of an object or array; nothing for any other value. */
  children(node: Node | undefined): readonly (readonly [key: string, child: Node])[];
}

/**
 * Starts a walk at the root of a document.
 *
 * @param document - the parsed document
 * @param resolve - finds what a `$ref` names
 * @returns the walker
 * @example
 * const { root, child } = walk(document, resolveWithin(document));
 * child(root, "paths")?.place.keys; // ["paths"]
 */
export function walk(document: unknown, resolve: Resolve): Walker {
  const start: Path = [];
  const top: Place = { path: start, base: "", keys: start };
  const root: Node = { value: document, place: top, slot: top, ref: undefined, beside: undefined };
  const resolveOnce = remember(resolve);

  function follow(written: unknown, slot: Place): Node {
    const ref = refOf(written);
    if (ref === undefined) return { value: written, place: slot, slot, ref, beside: undefined };
    let value = written;
    let { base, keys } = slot;
    for (let hops = 0; ; hops++) {
      const next = refOf(value);
      if (next === undefined) break;
      const target = hops < LONGEST_CHAIN ? resolveOnce(next, base) : undefined;
      if (target === undefined) {
        value = undefined;
        break;
      }
      ({ value, base, keys } = target);
    }
    const { $ref: _, ...beside } = written as Json;
    const place = { path: slot.path, base, keys };
    return { value, place, slot, ref, beside: Object.keys(beside).length > 0 ? beside : undefined };
  }

  function below({ path, base, keys }: Place, key: string | number, value: unknown): Node {
    // Places make up most of a model's memory. `concat`, unlike a spread, reserves no spare capacity; and until the
    // first `$ref`, both paths are the same and share one array.
    const longer = path.concat(key);
    return follow(value, { path: longer, base, keys: keys === path ? longer : keys.concat(key) });
  }

  function child({ value, place }: Node, key: string | number): Node | undefined {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return below(place, key, (value as Json)[key]);
  }

  function children(node: Node | undefined): readonly (readonly [string, Node])[] {
    const value = node?.value;
    if (node === undefined || typeof value !== "object" || value === null) return [];
    // Arrays, too, are walked by their keys, which skips holes. No parser produces them, but a program can.
    const list = Array.isArray(value);
    return Object.keys(value).map((key) => [key, below(node.place, list ? Number(key) : key, (value as Json)[key])]);
  }

  return { root, child, children };
}

/** Most references repeat one of a few targets, whose paths are then shared instead of copied. */
function remember(resolve: Resolve): Resolve {
  const files = new Map<string, Map<string, Target | undefined>>();
  return (ref, base) => {
    const targets = files.get(base) ?? new Map<string, Target | undefined>();
    files.set(base, targets);
    if (!targets.has(ref)) targets.set(ref, resolve(ref, base));
    return targets.get(ref);
  };
}

/**
 * Whether a key is an extension. Use it only where OpenAPI allows extensions: headers, properties and examples may have
 * any name.
 *
 * @param key - a key of an object
 * @returns true for `x-...`
 */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

/**
 * Whether a value is a JSON object.
 *
 * @param value - anything
 * @returns true for an object that is neither an array nor null
 * @example
 * isJson([]); // false
 */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refOf(value: unknown): string | undefined {
  return isJson(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
}
