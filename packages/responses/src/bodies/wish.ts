import { type DetailsShape, keysOfPointer, type Shape } from "@error-contract/contract";
import type { ErrorDetail } from "../errors/error-detail.ts";

/** What is to stand at a place of a body, as far as the schema there allows it. */
export type Wish =
  | { readonly kind: "value"; readonly value: string | number }
  /** The field that a detail is about; how it is written depends on the schema. */
  | { readonly kind: "field"; readonly detail: ErrorDetail }
  /** Wishes inside an object, or with `*` for each element of a list. */
  | { readonly kind: "inside"; readonly keys: ReadonlyMap<string, Wish> }
  /** The elements of a list, or the entries of a map. */
  | {
      readonly kind: "details";
      readonly shape: DetailsShape;
      readonly details: readonly ErrorDetail[];
      /** What every element says besides. */
      readonly each: Wish | undefined;
    };

/** What an error says, whatever its body looks like. */
export interface Said {
  readonly code: string | number | undefined;
  readonly status: number;
  readonly message: string;
  readonly requestId: string;
  readonly documentationUrl: string | undefined;
  readonly details: readonly ErrorDetail[];
}

/**
 * Lays out what an error says by the shape of its body.
 *
 * @param shape - where the body keeps what
 * @param said - what the error says
 * @param more - what stands at other places
 * @returns the wishes of the whole body
 */
export function wishesOf(shape: Shape, said: Said, more: readonly (readonly [pointer: string, value: string])[]): Wish {
  const places: (readonly [pointer: string | undefined, wish: Wish | undefined])[] = [
    ...more.map(([pointer, value]) => [pointer, wishFor(value)] as const),
    [shape.documentationUrl, wishFor(said.documentationUrl)],
    [shape.requestId, wishFor(said.requestId)],
    [shape.message, wishFor(said.message)],
    [shape.status, wishFor(said.status)],
    [shape.code, wishFor(said.code)],
    [shape.details?.at, detailsOf(shape, said.details)],
  ];
  return places.reduce<Wish>(
    (tree, [pointer, wish]) =>
      pointer === undefined || wish === undefined ? tree : plant(tree, keysOfPointer(pointer), wish),
    { kind: "inside", keys: new Map() },
  );
}

/**
 * Lays out one detail.
 *
 * @param shape - where a detail keeps what
 * @param detail - the detail
 * @returns the wishes of its place in the list
 */
export function wishesOfDetail(shape: DetailsShape, detail: ErrorDetail): Wish {
  const { location, pointer, message, type } = shape;
  // FastAPI's `loc` is the field and begins with the location.
  const inField = location !== undefined && pointer !== undefined && location.startsWith(`${pointer}/`);
  const places: readonly (readonly [string | undefined, Wish | undefined])[] = [
    [inField ? undefined : location, wishFor(detail.location)],
    [type, wishFor(detail.type)],
    [message, wishFor(detail.message)],
    [pointer, { kind: "field", detail }],
  ];
  const inside = places.reduce<Wish>(
    (tree, [at, wish]) => (at === undefined || wish === undefined ? tree : plant(tree, keysOfPointer(at), wish)),
    { kind: "inside", keys: new Map() },
  );
  // A detail that is no object says what is wrong.
  return inside.kind === "inside" && inside.keys.size === 0 ? { kind: "value", value: detail.message } : inside;
}

/**
 * Joins wishes for one place.
 *
 * @param first - some wishes
 * @param second - others, which count where both want something
 * @returns the wishes of both
 */
export function join(first: Wish | undefined, second: Wish | undefined): Wish | undefined {
  if (first?.kind !== "inside" || second?.kind !== "inside") return second ?? first;
  const keys = new Map(first.keys);
  for (const [key, wish] of second.keys) keys.set(key, join(keys.get(key), wish) ?? wish);
  return { kind: "inside", keys };
}

function detailsOf({ code, details: shape }: Shape, details: readonly ErrorDetail[]): Wish | undefined {
  if (shape === undefined) return undefined;
  const { type, ...others } = shape;
  // Where each element has the error's code, that is no kind of fault.
  const isCode = type !== undefined && code === `${shape.at}/*${type}`;
  return { kind: "details", shape: isCode ? others : shape, details, each: undefined };
}

/** Puts a wish at a place. Details come last, and keep what was wished for every element of their list. */
function plant(tree: Wish, keys: readonly string[], wish: Wish): Wish {
  const [key, ...rest] = keys;
  if (key === undefined) {
    if (wish.kind !== "details") return join(tree, wish) ?? wish;
    return { ...wish, each: tree.kind === "inside" ? tree.keys.get("*") : undefined };
  }
  const inside = tree.kind === "inside" ? tree.keys : new Map<string, Wish>();
  const empty: Wish = { kind: "inside", keys: new Map() };
  return { kind: "inside", keys: new Map(inside).set(key, plant(inside.get(key) ?? empty, rest, wish)) };
}

function wishFor(value: string | number | undefined): Wish | undefined {
  return value === undefined ? undefined : { kind: "value", value };
}
