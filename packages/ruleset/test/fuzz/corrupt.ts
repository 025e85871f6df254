import { type Path, toPointer } from "@error-contract/contract";
import type { Random } from "@error-contract/testing/random";

/** A slot of a document: an object or array, one of its keys, and the path to it. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly path: Path;
}

/** Damages a document at a slot. */
type Corruption = (slot: Slot, document: Draft, random: Random) => void;

const replace =
  (value: (slot: Slot, document: Draft, random: Random) => unknown): Corruption =>
  (slot, document, random) => {
    slot.holder[slot.key] = value(slot, document, random);
  };

const reference = (pointer: string): object => ({ $ref: pointer });

/** By name, so that the message of a failure says what was done. */
const inText: Readonly<Record<string, Corruption>> = {
  "delete a key": ({ holder, key }) => {
    delete holder[key];
  },
  "swap a type": replace((_, __, { pick }) =>
    pick<unknown>([null, 0, -1, 404, "", "x", "4XX", true, [], {}, [[]], [null]]),
  ),
  "make a list of an object, or an object of a list": replace(({ holder, key }) => {
    const value = holder[key];
    return Array.isArray(value) ? { ...value } : typeof value === "object" && value ? Object.values(value) : [value];
  }),
  "wrap in a list": replace(({ holder, key }) => [holder[key]]),
  "rename a key": ({ holder, key }, _, { pick }) => {
    if (Array.isArray(holder)) return; // no source text gives a list such a key
    const value = holder[key];
    delete holder[key];
    const name = pick([
      "$ref",
      "4xx",
      "600",
      "default",
      "const",
      "enum",
      "x-error",
      "properties",
      "responses",
      "constructor",
    ]);
    holder[name] = value;
  },
  "exchange two values": ({ holder, key }, document, random) => {
    const other = randomSlot(document, random);
    [holder[key], other.holder[other.key]] = [other.holder[other.key], holder[key]];
  },
  "put one value in two places": ({ holder, key }, document, random) => {
    const other = randomSlot(document, random);
    holder[key] = other.holder[other.key];
  },
  "refer to itself": replace(({ path }) => reference(toPointer(path))),
  "refer to what it is in": replace(({ path }, _, { below }) =>
    reference(toPointer(path.slice(0, below(path.length)))),
  ),
  "refer to anywhere": replace((_, document, random) => reference(toPointer(randomSlot(document, random).path))),
  "refer to nothing": replace((_, __, { pick }) =>
    reference(
      pick([
        "#/components/schemas/Nowhere",
        "#",
        "#/",
        "",
        "nowhere.yaml#/a",
        "#/%E0%A4%A",
        "#paths",
        "//",
        "#/paths/0",
      ]),
    ),
  ),
  "refer in a circle": ({ holder, key, path }, document, random) => {
    const other = randomSlot(document, random);
    holder[key] = { allOf: [reference(toPointer(other.path)), reference(toPointer(path))] };
    other.holder[other.key] = { oneOf: [reference(toPointer(path)), reference(toPointer(other.path))] };
  },
  "refer with something that is no text": replace((_, __, { pick }) => ({
    $ref: pick<unknown>([null, 1, [], {}, true]),
  })),
};

/**
 * Damage that a document in memory can have, through YAML aliases or a program, but a text of reasonable size cannot;
 * and a key `__proto__`, on which Spectral's own reader fails.
 */
const inMemory: Readonly<Record<string, Corruption>> = {
  "name a key like the prototype": ({ holder, key }) => {
    Object.defineProperty(holder, "__proto__", {
      value: holder[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  },
  "contain itself": replace(({ holder }) => holder),
  "nest deeply": replace(({ holder, key }, _, { pick }) => {
    const keyword = pick(["allOf", "oneOf", "anyOf", "items", "properties", "schema"]);
    let value = holder[key];
    for (let depth = 0; depth < 5_000; depth++)
      value = keyword.endsWith("Of") ? { [keyword]: [value] } : { [keyword]: value };
    return value;
  }),
  "multiply the alternatives": replace(({ holder, key }) => {
    let value = holder[key];
    for (let depth = 0; depth < 30; depth++)
      value = { oneOf: [value, value], anyOf: [value, value], allOf: [value, value] };
    return value;
  }),
};

/** A damaged document. */
export interface Corrupted {
  readonly document: object;
  /** What was done to it, for the message of a failure. */
  readonly told: readonly string[];
}

/**
 * Damages a document in one to six ways. Undamaged parts are shared with the original, so that a large document costs
 * no more than a small one.
 *
 * @param original - the document; it is not changed
 * @param random - chooses where and how
 * @param form - whether JSON must still be able to represent the document
 * @returns the damaged document
 */
export function corrupt(original: object, random: Random, form: "text" | "memory" = "memory"): Corrupted {
  const document = new Draft(original);
  const [first, ...others] = Object.entries(form === "text" ? inText : { ...inText, ...inMemory });
  const told = Array.from({ length: 1 + random.below(6) }, () => {
    const slot = randomSlot(document, random);
    if (!first) return "";
    const [name, apply] = random.pick([first, ...others]);
    apply(slot, document, random);
    return `${name} at ${toPointer(slot.path)}`;
  });
  return { document: document.root, told };
}

/** A lazy copy of a document: only what is on the path to a slot is copied. */
class Draft {
  readonly root: Record<string, unknown>;
  readonly #own = new WeakSet<object>();

  constructor(original: object) {
    this.root = this.#copy(original);
  }

  /** The value under a key, as an object that may be changed; `undefined` if it is not an object. */
  enter(holder: Record<string, unknown>, key: string): Record<string, unknown> | undefined {
    const next = holder[key];
    if (typeof next !== "object" || next === null || Object.keys(next).length === 0) return undefined;
    if (this.#own.has(next)) return next as Record<string, unknown>;
    const copy = this.#copy(next);
    holder[key] = copy;
    return copy;
  }

  #copy(value: object): Record<string, unknown> {
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    this.#own.add(copy);
    return copy;
  }
}

/** Of these, the rules read only the version, so they are damaged less often. */
const UNREAD = new Set(["openapi", "info", "servers", "tags"]);

/** Walks down at random, so that high levels (which break most) are hit as often as deep ones. */
function randomSlot(document: Draft, random: Random): Slot {
  const slot = walkDown(document, random);
  return UNREAD.has(String(slot.path[0])) && random.below(20) > 0 ? randomSlot(document, random) : slot;
}

function walkDown(document: Draft, { below }: Random): Slot {
  let holder = document.root;
  let path: Path = [];
  for (let left = 1 + below(14); ; left--) {
    const keys = Object.keys(holder);
    const key = keys[below(keys.length)] ?? "empty";
    path = [...path, key];
    const next = left <= 1 ? undefined : document.enter(holder, key);
    if (next === undefined) return { holder, key, path };
    holder = next;
  }
}
