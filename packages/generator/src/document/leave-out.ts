import { isJson, readPointer } from "@error-contract/contract";
import type { OpenApiDocument } from "./openapi-document.ts";

/**
 * Removes what the pointers lead to: an entry of an object or a list, or the `$ref` of a dead reference, so that the
 * schema allows anything.
 *
 * @param document - the document, which is not modified
 * @param pointers - JSON pointers, with or without a leading `#`
 * @returns a copy without those values
 */
export function leaveOut(document: OpenApiDocument, pointers: readonly string[]): OpenApiDocument {
  const copy: Record<string, unknown> = structuredClone(document);
  // From the end, so that earlier indices of a list stay valid: 10 before 9.
  for (const pointer of [...new Set(pointers)].toSorted(inOrder.compare).toReversed())
    remove(copy, readPointer(pointer.replace(/^#/, "")) ?? []);
  return copy;
}

const inOrder = new Intl.Collator("en", { numeric: true });

function remove(root: Record<string, unknown>, keys: readonly string[]): void {
  const last = keys.at(-1);
  if (last === undefined) return;
  let parent: unknown = root;
  for (const key of keys.slice(0, -1)) parent = isContainer(parent) ? parent[key] : undefined;
  if (!isContainer(parent)) return;
  const value = parent[last];
  if (isJson(value) && typeof value["$ref"] === "string") parent[last] = {};
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
