import type { Edit } from "../../src/index.ts";

type Container = Record<string | number, unknown>;

/**
 * Applies edits to a document in one file, in place, as an editor of its text would. Moves are made last, because edits
 * refer to places as they are before the run.
 *
 * @param document - the parsed document; it is changed
 * @param edits - the edits of one fix
 * @throws {Error} if an edit leads to another file, or nowhere
 */
export function applyEdits(document: unknown, edits: readonly Edit[]): void {
  for (const edit of edits) if (edit.kind !== "move") apply(document, edit);
  for (const edit of edits) if (edit.kind === "move") apply(document, edit);
}

function apply(document: unknown, edit: Edit): void {
  if (edit.file !== "") throw new Error(`An edit leads to ${edit.file}, and only the entry document can be changed.`);
  const key = edit.keys.at(-1) ?? "";
  const parent = containerAt(document, edit.keys.slice(0, -1), edit.kind === "add");
  switch (edit.kind) {
    case "add":
    case "replace":
      if (Array.isArray(parent) && key === "-") parent.push(structuredClone(edit.value));
      else parent[key] = structuredClone(edit.value);
      break;
    case "rename":
      parent[edit.to] = parent[key];
      delete parent[key];
      break;
    case "move":
      containerAt(document, edit.to.slice(0, -1), true)[edit.to.at(-1) ?? ""] = parent[key];
      delete parent[key];
      break;
    case "remove":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
  }
}

function containerAt(document: unknown, keys: Edit["keys"], create: boolean): Container {
  let at = document as Container;
  for (const key of keys) {
    if (create) at[key] ??= {};
    const next = at[key];
    if (typeof next !== "object" || next === null) throw new Error(`An edit leads to nothing at ${keys.join("/")}.`);
    at = next as Container;
  }
  return at;
}
