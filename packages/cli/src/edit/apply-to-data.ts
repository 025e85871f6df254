import type { Path } from "@error-contract/contract";
import type { Edit } from "@error-contract/ruleset";
import { mergeAdded } from "./additions.ts";
import { valueAt } from "./value-at.ts";

type Container = Record<string | number, unknown>;

/**
 * Applies edits to parsed data. Only values on the path to an edit are copied.
 *
 * @param data - the data, which is not modified
 * @param edits - the edits; none may lie inside another
 * @returns the new data
 */
export function applyToData(data: unknown, edits: readonly Edit[]): unknown {
  const holder = { root: data };
  const own = new Set<unknown>([holder]);

  /** The container of the value at a path. It is copied the first time, and missing objects are created. */
  function containerOf(keys: Path): Container {
    let container: Container = holder;
    for (const key of ["root", ...keys.slice(0, -1)]) {
      const inner = container[key] ?? {};
      if (!own.has(inner)) {
        container[key] = Array.isArray(inner) ? [...inner] : { ...(inner as Container) };
        own.add(container[key]);
      }
      container = container[key] as Container;
    }
    return container;
  }

  // Inner edits come first, and list elements from the end, so that each path is still valid when its edit is applied.
  const inwards = edits
    .filter(({ kind }) => kind !== "add")
    .sort((a, b) => b.keys.length - a.keys.length || Number(b.keys.at(-1)) - Number(a.keys.at(-1)));
  for (const edit of edits) {
    if (edit.kind === "add") put(containerOf(edit.keys), edit.keys.at(-1) ?? "", edit.value, edit.keys);
    if (edit.kind === "move") put(containerOf(edit.to), edit.to.at(-1) ?? "", valueAt(data, edit.keys), edit.to);
  }
  for (const edit of inwards) {
    if (edit.keys.length === 0) {
      if (edit.kind === "replace") holder.root = edit.value;
      continue;
    }
    const container = containerOf(edit.keys);
    const key = edit.keys.at(-1) ?? "";
    const value = container[key];
    if (edit.kind === "replace") container[key] = edit.value;
    else remove(container, key);
    if (edit.kind === "rename") container[edit.to] = value;
  }
  return holder.root;
}

function put(container: Container, key: string | number, value: unknown, at: Path): void {
  if (Array.isArray(container)) container.push(value);
  else container[key] = Object.hasOwn(container, key) ? mergeAdded(container[key], value, at) : value;
}

function remove(container: Container, key: string | number): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}
