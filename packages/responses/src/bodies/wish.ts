import { type DetailsShape, keysOfPointer, type Shape } from "@error-contract/contract";
import type { ErrorDetail } from "../errors/error-detail.ts";

/** What to write at a place in a body, if the schema there allows it. */
export type Wish =
  | { readonly kind: "value"; readonly value: string | number }
  /** The field that a detail is about; the schema decides how it is written. */
  | { readonly kind: "field"; readonly detail: ErrorDetail }
  /** Wishes inside an object, or with `*` for each element of a list. */
  | { readonly kind: "inside"; readonly keys: ReadonlyMap<string, Wish> }
  /** The elements of a list, or the entries of a map. */
  | {
      readonly kind: "details";
      readonly shape: DetailsShape;
      readonly details: readonly ErrorDetail[];
      /** What all elements have in common. */
      readonly each: Wish | undefined;
    };

/** The content of an error, independent of the form of its body. */
export interface Said {
  readonly code: string | number | undefined;
  readonly status: number;
  readonly message: string;
  readonly requestId: string;
  readonly documentationUrl: string | undefined;
  readonly details: readonly ErrorDetail[];
}

/**
 * Creates a function that lays out errors in the shape of their body.
 *
 * @param shape - the pointers to the parts of the body
 * @param more - values for other places
 * @returns the function that lays out the wishes for a whole body
 */
export function wishesBy(
  shape: Shape,
  more: readonly (readonly [pointer: string, value: string])[],
): (said: Said) => Wish {
  const { details } = shape;
  const detailsShape = details && shapeOfDetails(shape, details);
  const fixed = more.map(([pointer, value]) => [keysOfPointer(pointer), wishFor(value)] as const);
  const places = {
    documentationUrl: keysAt(shape.documentationUrl),
    requestId: keysAt(shape.requestId),
    message: keysAt(shape.message),
    status: keysAt(shape.status),
    code: keysAt(shape.code),
    details: keysAt(details?.at),
  };
  return (said) => {
    let tree: Wish = { kind: "inside", keys: new Map() };
    for (const [keys, wish] of fixed) tree = plant(tree, keys, wish);
    tree = plant(tree, places.documentationUrl, wishFor(said.documentationUrl));
    tree = plant(tree, places.requestId, wishFor(said.requestId));
    tree = plant(tree, places.message, wishFor(said.message));
    tree = plant(tree, places.status, wishFor(said.status));
    tree = plant(tree, places.code, wishFor(said.code));
    if (detailsShape === undefined) return tree;
    return plant(tree, places.details, {
      kind: "details",
      shape: detailsShape,
      details: said.details,
      each: undefined,
    });
  };
}

/** The pointers to the parts of a detail, split. */
interface DetailPlaces {
  readonly location: readonly string[] | undefined;
  readonly type: readonly string[] | undefined;
  readonly message: readonly string[] | undefined;
  readonly pointer: readonly string[] | undefined;
}

const placesOf = new WeakMap<DetailsShape, DetailPlaces>();

function detailPlaces(shape: DetailsShape): DetailPlaces {
  const known = placesOf.get(shape);
  if (known !== undefined) return known;
  const { location, pointer, message, type } = shape;
  // FastAPI's `loc` is the field and begins with the location.
  const inField = location !== undefined && pointer !== undefined && location.startsWith(`${pointer}/`);
  const places: DetailPlaces = {
    location: inField ? undefined : keysAt(location),
    type: keysAt(type),
    message: keysAt(message),
    pointer: keysAt(pointer),
  };
  placesOf.set(shape, places);
  return places;
}

/**
 * Lays out one detail.
 *
 * @param shape - the pointers to the parts of a detail
 * @param detail - the detail
 * @returns the wishes for its place in the list
 */
export function wishesOfDetail(shape: DetailsShape, detail: ErrorDetail): Wish {
  const places = detailPlaces(shape);
  let inside: Wish = { kind: "inside", keys: new Map() };
  inside = plant(inside, places.location, wishFor(detail.location));
  inside = plant(inside, places.type, wishFor(detail.type));
  inside = plant(inside, places.message, wishFor(detail.message));
  inside = plant(inside, places.pointer, { kind: "field", detail });
  // A detail that is not an object is its message.
  return inside.kind === "inside" && inside.keys.size === 0 ? { kind: "value", value: detail.message } : inside;
}

/**
 * Merges wishes for one place.
 *
 * @param first - some wishes
 * @param second - others, which take precedence
 * @returns the wishes of both
 */
export function join(first: Wish | undefined, second: Wish | undefined): Wish | undefined {
  if (first?.kind !== "inside" || second?.kind !== "inside") return second ?? first;
  const keys = new Map(first.keys);
  for (const [key, wish] of second.keys) keys.set(key, join(keys.get(key), wish) ?? wish);
  return { kind: "inside", keys };
}

function shapeOfDetails({ code }: Shape, shape: DetailsShape): DetailsShape {
  const { type, ...others } = shape;
  // If each element repeats the error's code, the code is not the type of the fault.
  return type !== undefined && code === `${shape.at}/*${type}` ? others : shape;
}

/** Wishes for an object that is still being laid out. */
interface Growing {
  readonly kind: "inside";
  readonly keys: Map<string, Wish>;
}

/**
 * Puts a wish at a place, if both exist. Details come last and keep the wishes for every element of their list. Objects on
 * the path are mutated, because nothing else holds a reference to them yet.
 */
function plant(tree: Wish, keys: readonly string[] | undefined, wish: Wish | undefined, depth = 0): Wish {
  if (keys === undefined || wish === undefined) return tree;
  const key = keys[depth];
  if (key === undefined) {
    if (wish.kind !== "details") return join(tree, wish) ?? wish;
    return { ...wish, each: tree.kind === "inside" ? tree.keys.get("*") : undefined };
  }
  const inside: Growing = tree.kind === "inside" ? (tree as Growing) : { kind: "inside", keys: new Map() };
  const next = inside.keys.get(key);
  if (next === undefined && depth === keys.length - 1 && wish.kind !== "details") inside.keys.set(key, wish);
  else inside.keys.set(key, plant(next ?? { kind: "inside", keys: new Map() }, keys, wish, depth + 1));
  return inside;
}

function keysAt(pointer: string | undefined): readonly string[] | undefined {
  return pointer === undefined ? undefined : keysOfPointer(pointer);
}

function wishFor(value: string | number | undefined): Wish | undefined {
  return value === undefined ? undefined : { kind: "value", value };
}
