import { isJson, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { type Choice, choicesOf, nameOf } from "./form.ts";

/** How a schema lists a value. */
export type ListedBy = "const" | "enum" | "mapping";

/** A value that a schema lists. */
export interface Listed {
  readonly value: string | number;
  readonly by: ListedBy;
  readonly place: Place;
  /** The schema that lists it. */
  readonly schema: Node;
}

/** The values that schemas list, and whether they allow others. */
export interface Listing {
  readonly values: readonly Listed[];
  readonly open: boolean;
}

const ANYTHING: Listing = { values: [], open: true };

/**
 * The values that the schemas of one place list. Schemas that apply together narrow each other: the shortest list
 * counts. Alternatives add up.
 *
 * @param walker - walks the document
 * @param schemas - schemas that apply together
 * @param keys - the keys from there to a place inside the value, `*` for any element
 * @returns the values, and whether others are allowed
 */
function listingAt(walker: Walker, schemas: readonly Node[], keys: readonly string[]): Listing {
  return narrowest(
    schemas.map((schema) => {
      const ways = choicesOf(walker, schema).filter(({ parts }) => !parts.some(isNull));
      return union(ways.map((way) => listingIn(walker, way, keys)));
    }),
  );
}

/**
 * The values that one choice of a schema lists at a place inside.
 *
 * @param walker - walks the document
 * @param way - the schemas that apply together
 * @param keys - the keys that lead to the place
 * @returns the values, and whether others are allowed
 */
export function listingIn(walker: Walker, way: Choice, keys: readonly string[]): Listing {
  const [key, ...rest] = keys;
  if (key === undefined) return narrowest(way.parts.map((part) => ownListing(walker, part)));
  const inner = way.parts.flatMap((part) => insideOf(walker, part, key));
  const below = inner.length > 0 ? listingAt(walker, inner, rest) : ANYTHING;
  return rest.length > 0 ? below : narrowest([below, mappedBy(walker, way.parts, key)]);
}

/** The schemas that a schema has for a property, or for the elements of a list. */
export function insideOf(walker: Walker, part: Node, key: string): readonly Node[] {
  if (key === "*") {
    const found = walker.child(part, "items") ?? walker.child(part, "additionalProperties");
    return found && isJson(found.value) ? [found] : [];
  }
  const properties = walker.child(part, "properties");
  const found = properties && walker.child(properties, key);
  return found ? [found] : [];
}

function ownListing(walker: Walker, schema: Node): Listing {
  const constant = walker.child(schema, "const");
  if (constant) return listing([constant], "const", schema, false);
  const listed = walker.child(schema, "enum");
  if (listed) return listing(childrenOf(walker, listed), "enum", schema, false);
  // Zalando's extension for a list to which values may be added.
  const extensible = walker.child(schema, "x-extensible-enum");
  return extensible ? listing(childrenOf(walker, extensible), "enum", schema, true) : ANYTHING;
}

function childrenOf(walker: Walker, list: Node): readonly Node[] {
  return walker.children(list).map(([, node]) => node);
}

function listing(nodes: readonly Node[], by: ListedBy, schema: Node, open: boolean): Listing {
  const values = nodes.flatMap(({ value, place }) => (isCode(value) ? [{ value, by, place, schema }] : []));
  return values.length > 0 ? { values, open } : ANYTHING;
}

/** The values that a `discriminator` maps to the schemas that apply here, or else all values that it maps. */
function mappedBy(walker: Walker, parts: readonly Node[], property: string): Listing {
  for (const part of parts) {
    const discriminator = walker.child(part, "discriminator");
    if (!isJson(discriminator?.value) || discriminator.value["propertyName"] !== property) continue;
    const mapping = walker.children(walker.child(discriminator, "mapping"));
    const all = mapping.map(([value, { place, value: target }]) => ({
      value,
      by: "mapping" as const,
      place,
      schema: part,
      target: targetOf(walker, part, target),
    }));
    const here = all.filter(({ target }) => target !== undefined && parts.some((one) => one.value === target));
    const values = (here.length > 0 ? here : all).map(({ target: _, ...listed }) => listed);
    if (values.length > 0) return { values, open: false };
    if (mapping.length === 0) return namedBy(walker, part, parts);
  }
  return ANYTHING;
}

/** Without a mapping, the values are the names of the alternatives, or of the schemas that extend this one. */
function namedBy(walker: Walker, discriminating: Node, parts: readonly Node[]): Listing {
  const alternatives = ["oneOf", "anyOf"].flatMap((keyword) =>
    walker.children(walker.child(discriminating, keyword)).map(([, { value }]) => value),
  );
  const isMeant = (part: Node): boolean =>
    alternatives.length > 0
      ? alternatives.includes(part.value)
      : walker.children(walker.child(part, "allOf")).some(([, { value }]) => value === discriminating.value);
  const values = parts.filter(isMeant).flatMap((part) => {
    const value = nameOf(part.place);
    return value === undefined ? [] : [{ value, by: "mapping" as const, place: part.place, schema: part }];
  });
  return values.length > 0 ? { values, open: false } : ANYTHING;
}

/** A mapping names a schema by a reference, or by its name alone. */
function targetOf(walker: Walker, from: Node, target: unknown): unknown {
  if (typeof target !== "string") return undefined;
  const $ref = /[#/.]/.test(target) ? target : `#/components/schemas/${target}`;
  return walker.child({ ...from, value: { $ref: { $ref } } }, "$ref")?.value;
}

function narrowest(listings: readonly Listing[]): Listing {
  const [first, ...others] = listings.filter(({ values }) => values.length > 0);
  if (!first) return ANYTHING;
  return others.reduce((best, other) => (isNarrower(other, best) ? other : best), first);
}

function isNarrower(one: Listing, other: Listing): boolean {
  return one.open === other.open ? one.values.length < other.values.length : !one.open;
}

function isNull({ value }: Node): boolean {
  return isJson(value) && (value["type"] === "null" || value["const"] === null);
}

/** Alternatives add up. One that lists nothing leaves the whole list open. */
function union(listings: readonly Listing[]): Listing {
  const [only] = listings;
  if (listings.length === 1 && only) return only;
  const values = new Map(listings.flatMap(({ values: some }) => some.map((listed) => [listed.value, listed] as const)));
  return values.size > 0 ? { values: [...values.values()], open: listings.some(({ open }) => open) } : ANYTHING;
}

/** Whether a value can be a code at all. */
export function isCode(value: unknown): value is string | number {
  return (typeof value === "string" && value !== "") || (typeof value === "number" && Number.isFinite(value));
}
