import type { Node } from "../document/node.ts";
import type { BodyForm } from "./form.ts";
import { type Kind, kindsOf, schemasIn } from "./leaf.ts";
import { type Listing, listingIn } from "./listing.ts";
import { keysOfPointer, type ShapePointer } from "./pointer.ts";

/**
 * The schemas that a form of a body has at a pointer, alternatives included.
 *
 * @param form - one form of a body
 * @param pointer - the place in the body; `*` stands for the elements of a list
 * @returns the schemas; empty if the form does not have the place
 * @example
 * schemasAt(form, "/error/code").map(({ place }) => toPointer(place.keys)); // ["#/components/schemas/Error/properties/…"]
 */
export function schemasAt(form: BodyForm, pointer: ShapePointer): readonly Node[] {
  return schemasIn(form.walker, form, pointer);
}

/**
 * The values that a form of a body lists at a pointer, by `const`, `enum` or a discriminator's mapping.
 *
 * @param form - one form of a body
 * @param pointer - the place in the body
 * @returns the values with their places, and whether the schema allows others
 * @example
 * listedAt(form, "/code").values.map(({ value }) => value); // ["not_found"]
 */
export function listedAt(form: BodyForm, pointer: ShapePointer): Listing {
  const known = listings.get(form) ?? new Map<ShapePointer, Listing>();
  listings.set(form, known);
  const listing = known.get(pointer) ?? listingIn(form.walker, form, keysOfPointer(pointer));
  known.set(pointer, listing);
  return listing;
}

/** Cached, because every rule asks for the codes and statuses of every form. */
const listings = new WeakMap<BodyForm, Map<ShapePointer, Listing>>();

/**
 * The JSON types that a form of a body allows at a pointer.
 *
 * @param form - one form of a body
 * @param pointer - the place in the body
 * @returns the types; empty if the schema gives none
 * @example
 * kindsAt(form, "/details").has("array"); // true
 */
export function kindsAt(form: BodyForm, pointer: ShapePointer): ReadonlySet<Kind> {
  return kindsOf(form.walker, schemasAt(form, pointer));
}
