import { hundredsOf, readStatusKey } from "@error-contract/contract";
import type { Addition } from "./additions.ts";
import type { Located } from "./locate.ts";
import type { Editable, SourceMap, SourceNode } from "./nodes.ts";

/** How often one key of `responses`, or class of keys, precedes another. */
type Counts = ReadonlyMap<string, number>;

/**
 * Finds where new responses belong: where the other operations of the file put them, or else by status, with `default`
 * last. Only the text has the order, because a JavaScript object lists its numeric keys first, in ascending order.
 *
 * @param source - the file
 * @returns a function that gives additions to a `responses` object their neighbors, and returns those to any other
 * object unchanged
 */
export function responseOrder(
  source: Editable,
): (place: Located, additions: readonly Addition[]) => readonly Addition[] {
  let counts: Counts | undefined;
  return ({ node, keys }, additions) => {
    if (keys.at(-1) !== "responses" || node.kind !== "map") return additions;
    const siblings = statusKeysOf(node);
    return additions.map((addition) => {
      if (!isStatus(addition.name) || addition.after !== undefined) return addition;
      counts ??= countOrders(source.root);
      return { ...addition, ...neighborOf(addition.name, siblings, counts) };
    });
  };
}

/**
 * The best place has the fewest siblings on the wrong side of the new key; of several such places, the last one wins.
 */
function neighborOf(key: string, siblings: readonly string[], counts: Counts): Pick<Addition, "after" | "before"> {
  const isBefore = siblings.map((sibling) => precedes(sibling, key, counts));
  let wrong = isBefore.filter(Boolean).length;
  let best = { index: 0, wrong };
  isBefore.forEach((before, index) => {
    wrong += before ? -1 : 1;
    if (wrong <= best.wrong) best = { index: index + 1, wrong };
  });
  const after = siblings[best.index - 1];
  return { after, before: after === undefined ? siblings[0] : undefined };
}

function precedes(key: string, other: string, counts: Counts): boolean {
  const majority = (one: string, two: string): number =>
    (counts.get(`${one} ${two}`) ?? 0) - (counts.get(`${two} ${one}`) ?? 0);
  // A single operation with a response after its `default` is an exception, not a habit.
  const least = [key, other].includes("default") ? 2 : 1;
  const habits = [majority(key, other), majority(classOf(key), classOf(other))];
  const habit = habits.find((each) => Math.abs(each) >= least);
  return habit === undefined ? key < other : habit > 0; // "404" < "4XX" < "500" < "5XX" < "default"
}

function countOrders(root: SourceNode): Counts {
  const counts = new Map<string, number>();
  const count = (one: string, two: string): void => {
    if (one !== two) counts.set(`${one} ${two}`, (counts.get(`${one} ${two}`) ?? 0) + 1);
  };
  visit(root, "");
  return counts;

  function visit(node: SourceNode, name: string | undefined): void {
    if (node.kind === "list") for (const { value } of node.items) visit(value, undefined);
    if (node.kind !== "map") return;
    for (const entry of node.entries) visit(entry.value, entry.name);
    if (name !== "responses") return;
    const keys = statusKeysOf(node);
    keys.forEach((key, index) => {
      for (const later of keys.slice(index + 1)) {
        count(key, later);
        count(classOf(key), classOf(later));
      }
    });
  }
}

function statusKeysOf({ entries }: SourceMap): readonly string[] {
  return entries.flatMap(({ name }) => (name !== undefined && isStatus(name) ? [name] : []));
}

function isStatus(key: string): boolean {
  return readStatusKey(key).kind !== "invalid";
}

function classOf(key: string): string {
  return `class ${hundredsOf(readStatusKey(key)) ?? "default"}`;
}
