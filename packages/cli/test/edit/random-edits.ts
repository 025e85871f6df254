import { isDeepStrictEqual } from "node:util";
import type { Path } from "@error-contract/contract";
import type { Edit } from "@error-contract/ruleset";
import type { Random } from "@error-contract/testing/random";
import { editSet } from "../../src/edit/conflicts.ts";
import { valueAt } from "../../src/edit/value-at.ts";
import { randomValue } from "./random-document.ts";

/** Keys that no random document has. */
const FRESH: readonly string[] = ["new", "503", "5XX", "with space", "y"];

/**
 * Random edits of a document, of every kind; none in conflict with another.
 *
 * @param random - the choices
 * @param data - the parsed document
 * @param most - at most so many
 * @returns the edits
 */
export function randomEdits(random: Random, data: unknown, most: number): readonly Edit[] {
  const edits: Edit[] = [];
  const set = editSet();
  for (let count = 1 + random.below(most); count > 0; count--) {
    const edit = randomEdit(random, data);
    if (!edit || edits.some((other) => meet(other, edit) || meet(edit, other))) continue;
    if (set.add([edit]) === undefined) edits.push(edit);
  }
  return edits;
}

/** Whether one adds to a collection that the other takes from, or both add the same key: such edits are refused. */
function meet(adding: Edit, other: Edit): boolean {
  const to = adding.kind === "add" ? adding.keys : adding.kind === "move" ? adding.to : undefined;
  if (isDeepStrictEqual(adding, other)) return true;
  if (to === undefined) return false;
  const added = other.kind === "add" ? other.keys : other.kind === "move" ? other.to : undefined;
  const holder = (keys: Path): string => JSON.stringify(keys.slice(0, -1).map(String));
  if (added && to.at(-1) !== "-" && to.every((key, index) => String(key) === String(added[index]))) return true;
  if (other.kind !== "remove" && other.kind !== "move") return false;
  const depth = other.keys.length;
  return (
    holder(other.keys) === holder(to.slice(0, depth)) && (to.length === depth || FRESH.includes(String(to[depth - 1])))
  );
}

function randomEdit(random: Random, data: unknown): Edit | undefined {
  const place = randomPlace(random, data);
  const inside = valueAt(data, place);
  const file = "";
  const fresh = random.pick(FRESH);
  switch (random.below(6)) {
    case 0:
    case 1: {
      if (Array.isArray(inside)) return { kind: "add", file, keys: [...place, "-"], value: anyValue(random) };
      if (typeof inside !== "object" && inside !== null) return undefined;
      const names = Object.keys(inside ?? {});
      if (names.includes(fresh)) return undefined;
      const after = names.length > 0 && random.chance(50) ? { after: random.pick(names) } : {};
      const keys = random.chance(20) ? [...place, fresh, "deeper"] : [...place, fresh];
      return { kind: "add", file, keys, value: anyValue(random), ...after };
    }
    case 2:
      return {
        kind: "replace",
        file,
        keys: place,
        value: place.length === 0 ? randomValue(random, 0) : anyValue(random),
      };
    case 3: {
      const holder = valueAt(data, place.slice(0, -1));
      if (place.length === 0 || Array.isArray(holder) || Object.hasOwn(holder as object, fresh)) return undefined;
      return { kind: "rename", file, keys: place, to: fresh };
    }
    case 4:
      return place.length > 0 ? { kind: "remove", file, keys: place } : undefined;
    default: {
      const to = randomPlace(random, data);
      const target = valueAt(data, to);
      // Into itself it cannot go; inside its own object it is a renaming.
      const inItself = place.every((key, index) => to[index] === key) || to.join("/") === place.slice(0, -1).join("/");
      if (place.length === 0 || inItself || typeof target !== "object" || target === null) return undefined;
      if (Array.isArray(target) || Object.hasOwn(target, fresh)) return undefined;
      return { kind: "move", file, keys: place, to: [...to, fresh] };
    }
  }
}

function anyValue(random: Random): unknown {
  return Object.values(randomValue(random, random.below(4)))[0];
}

function randomPlace(random: Random, data: unknown): Path {
  const path: (string | number)[] = [];
  for (let value = data; typeof value === "object" && value !== null && (path.length === 0 || random.chance(70)); ) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    const key = random.pick(keys);
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return random.chance(3) ? [] : path;
}
