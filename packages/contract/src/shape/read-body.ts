import { isJson } from "../document/node.ts";
import { pointerOf, type ShapePointer, valuesAt } from "../schema/pointer.ts";
import type { DetailsShape, Shape } from "./shape.ts";

/** An error body, read by its shape. A part that the body lacks is `undefined`. */
export interface ReadBody {
  readonly code: string | number | undefined;
  readonly status: number | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly documentationUrl: string | undefined;
  readonly details: readonly ReadDetail[];
}

/** One detail of an error body. */
export interface ReadDetail {
  readonly location: string | undefined;
  /** The field, as the body names it. */
  readonly pointer: string | undefined;
  readonly message: string | undefined;
  readonly type: string | number | undefined;
}

/**
 * Reads a body by a shape.
 *
 * @param shape - the shape of the body, from an envelope of the model
 * @param body - the parsed body
 * @returns its code, status, texts and details
 * @example
 * readBody({ code: "/error/code" }, { error: { code: "rate_limited" } }).code; // "rate_limited"
 */
export function readBody(shape: Shape, body: unknown): ReadBody {
  const status = firstOf(shape.status, body);
  return {
    code: firstOf(shape.code, body),
    status: status === undefined ? undefined : readStatus(status),
    message: textOf(shape.message, body),
    requestId: textOf(shape.requestId, body),
    documentationUrl: textOf(shape.documentationUrl, body),
    details: shape.details ? readDetails(shape.details, body) : [],
  };
}

function readDetails(shape: DetailsShape, body: unknown): readonly ReadDetail[] {
  return valuesAt(body, shape.at).flatMap((found) => {
    if (Array.isArray(found)) return found.map((detail) => readDetail(shape, detail));
    if (!isJson(found)) return found === null ? [] : [readDetail(shape, found)];
    return isSingle(shape, found) ? [readDetail(shape, found)] : readMap(found);
  });
}

/** An object is one detail if any of the pointers matches in it; otherwise it maps fields to messages. */
function isSingle({ location, pointer, message, type }: DetailsShape, found: unknown): boolean {
  return [location, pointer, message, type].some((inner) => inner !== undefined && valuesAt(found, inner).length > 0);
}

function readMap(found: Readonly<Record<string, unknown>>): readonly ReadDetail[] {
  return Object.entries(found).flatMap(([field, messages]) =>
    [messages].flat().map((message) => ({
      location: undefined,
      pointer: pointerOf([field]),
      message: typeof message === "string" ? message : textOf("/message", message),
      type: undefined,
    })),
  );
}

function readDetail(shape: DetailsShape, detail: unknown): ReadDetail {
  const text = typeof detail === "string" ? detail : undefined;
  return {
    location: textOf(shape.location, detail),
    pointer: textOf(shape.pointer, detail),
    message: textOf(shape.message, detail) ?? text,
    type: firstOf(shape.type, detail),
  };
}

/** A status is a number, but a few APIs send it as a string. */
function readStatus(status: string | number): number | undefined {
  const number = Number(status);
  return Number.isInteger(number) ? number : undefined;
}

function firstOf(pointer: ShapePointer | undefined, body: unknown): string | number | undefined {
  if (pointer === undefined) return undefined;
  return valuesAt(body, pointer).find((value) => typeof value === "string" || typeof value === "number") as
    | string
    | number
    | undefined;
}

/** The text at a pointer. A list of keys, such as FastAPI's `loc`, becomes a JSON pointer. */
function textOf(pointer: ShapePointer | undefined, body: unknown): string | undefined {
  if (pointer === undefined) return undefined;
  const [value] = valuesAt(body, pointer).filter((found) => found !== null && found !== undefined);
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) ? pointerOf(value.map(String)) : undefined;
}
