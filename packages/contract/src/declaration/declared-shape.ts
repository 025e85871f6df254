import { isJson, type Json } from "../document/node.ts";
import { text } from "../schema/form.ts";
import { pointerOf, type ShapePointer } from "../schema/pointer.ts";
import type { DetailsShape, Shape } from "../shape/shape.ts";

/**
 * Reads a declared shape: `x-error-contract.fields`.
 *
 * @param fields - the value as written in the document
 * @returns the shape; anything invalid is left out
 * @example
 * readDeclaredShape({ code: "error_code" }); // { code: "/error_code" }
 */
export function readDeclaredShape(fields: unknown): Shape {
  if (!isJson(fields)) return {};
  const details = readDetails(fields["details"]);
  return {
    ...pointers(fields, ["code", "status", "message", "requestId", "documentationUrl"]),
    ...(details && { details }),
  };
}

/**
 * Completes a pointer: a plain name is short for `/name`.
 *
 * @param written - `code` or `/error/code`
 * @returns the pointer
 */
export function completePointer(written: string): ShapePointer {
  return written === "" || written.startsWith("/") ? written : pointerOf([written]);
}

function readDetails(details: unknown): DetailsShape | undefined {
  if (typeof details === "string" && details !== "") return { at: completePointer(details) };
  if (!isJson(details)) return undefined;
  const at = text(details, "at");
  if (at === undefined) return undefined;
  return { at: completePointer(at), ...pointers(details, ["location", "pointer", "message", "type"]) };
}

function pointers<Key extends string>(from: Json, keys: readonly Key[]): Partial<Record<Key, ShapePointer>> {
  const found: Partial<Record<Key, ShapePointer>> = {};
  for (const key of keys) {
    const written = from[key];
    if (typeof written === "string") found[key] = completePointer(written);
  }
  return found;
}
