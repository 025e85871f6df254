import { type Path, toPointer } from "@error-contract/contract";
import type { Random } from "./random.ts";

/** A slot of a document: an object or array, one of its keys, and the path to it. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly path: Path;
}

/** A way to damage a document at a slot. */
type Corruption = (slot: Slot, document: object, random: Random) => void;

const replace =
  (value: (slot: Slot, document: object, random: Random) => unknown): Corruption =>
  (slot, document, random) => {
    slot.holder[slot.key] = value(slot, document, random);
  };

const reference = (pointer: string): object => ({ $ref: pointer });

/** By name, so that a failure says what was done. */
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
    if (Array.isArray(holder)) return; // no text gives a list such a key
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
 * Damage that a document in memory can have, by YAML's aliases or from a program, and text of a reasonable size cannot; and
 * a key `__proto__`, which Spectral's own reader does not survive.
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

/**
 * Damages a document in one to six ways.
 *
 * @param document the document; it is changed
 * @param random chooses where and how
 * @param form whether the document must still have a form in JSON
 * @returns what was done, for the message of a failure
 */
export function corrupt(document: object, random: Random, form: "text" | "memory" = "memory"): readonly string[] {
  const [first, ...others] = Object.entries(form === "text" ? inText : { ...inText, ...inMemory });
  return Array.from({ length: 1 + random.below(6) }, () => {
    const slot = randomSlot(document, random);
    if (!first) return "";
    const [name, apply] = random.pick([first, ...others]);
    apply(slot, document, random);
    return `${name} at ${toPointer(slot.path)}`;
  });
}

/** Nothing is read there but the version, so it is damaged more seldom. */
const UNREAD = new Set(["openapi", "info", "servers", "tags"]);

/** Walks down at random, so that what is high up (and breaks most) is met as often as what is deep down. */
function randomSlot(document: object, random: Random): Slot {
  const slot = walkDown(document, random);
  return UNREAD.has(String(slot.path[0])) && random.below(20) > 0 ? randomSlot(document, random) : slot;
}

function walkDown(document: object, { below }: Random): Slot {
  let holder = document as Record<string, unknown>;
  let path: Path = [];
  for (let left = 1 + below(14); ; left--) {
    const keys = Object.keys(holder);
    const key = keys[below(keys.length)] ?? "empty";
    path = [...path, key];
    const next = holder[key];
    if (left <= 1 || typeof next !== "object" || next === null || Object.keys(next).length === 0)
      return { holder, key, path };
    holder = next as Record<string, unknown>;
  }
}
