import { isJson, type Walker } from "../document/node.ts";
import type { ErrorBody } from "../operation/error-body.ts";
import type { BodyForm } from "../schema/form.ts";
import { type Kind, type Leaf, leavesOf } from "../schema/leaf.ts";
import { isCode, type Listed, listingIn } from "../schema/listing.ts";
import { type ShapePointer, valuesAt } from "../schema/pointer.ts";

/** A value from an example, and the example's status. */
export interface Sample {
  readonly value: string | number;
  readonly from: "schema" | "media type";
  /** The only status under which the example can occur; `undefined` if there are several, or a range or `default`. */
  readonly status: number | undefined;
}

/** What all bodies of an envelope say about one place. */
export interface PlaceProfile {
  readonly pointer: ShapePointer;
  readonly keys: readonly string[];
  readonly kinds: ReadonlySet<Kind>;
  /** How many forms have the place. */
  readonly forms: number;
  /** How many forms list its values. */
  readonly listing: number;
  /** The values of `const`, `enum` and mappings, without duplicates. */
  readonly listed: ReadonlyMap<string | number, Listed>;
  readonly samples: readonly Sample[];
  /** The smallest and largest number that a schema allows. */
  readonly bounds: readonly [minimum: number | undefined, maximum: number | undefined];
  readonly format: string | undefined;
  readonly description: string | undefined;
  /** The number of `responses` keys under which its forms are declared. */
  readonly statuses: number;
  /** Whether every form that has it is also the body of a success. */
  readonly alsoSuccess: boolean;
  /** Whether a form allows values that it does not list. */
  readonly open: boolean;
}

interface Growing {
  readonly leaf: Leaf;
  readonly kinds: Set<Kind>;
  forms: number;
  listing: number;
  open: boolean;
  alsoSuccess: boolean;
  readonly keysOfResponses: Set<string>;
  readonly listed: Map<string | number, Listed>;
  readonly samples: Sample[];
  bounds: [number | undefined, number | undefined];
  format: string | undefined;
  description: string | undefined;
}

/** Examples beyond this number say nothing new about a place. */
const MOST_SAMPLES = 400;

/**
 * Gathers what the bodies of an envelope say about each place.
 *
 * @param walker - walks the document
 * @param bodies - the bodies; each form is read once
 * @returns a profile of each place, outer places first
 */
export function profilePlaces(walker: Walker, bodies: readonly ErrorBody[]): readonly PlaceProfile[] {
  const places = new Map<ShapePointer, Growing>();
  for (const [form, among] of groupByForm(bodies)) {
    const status = onlyStatus(among);
    const keys = new Set(among.flatMap(({ uses }) => uses.map((use) => use.key)));
    for (const leaf of leavesOf(walker, form).values()) {
      const place = places.get(leaf.pointer) ?? grow(leaf);
      places.set(leaf.pointer, place);
      for (const key of keys) place.keysOfResponses.add(key);
      if (!among.some(({ alsoSuccess }) => alsoSuccess)) place.alsoSuccess = false;
      addForm(walker, place, form, leaf, status);
    }
  }
  for (const [content, body] of new Map(bodies.map((one) => [one.content, one]))) {
    if (content.examples.length === 0) continue;
    const status = onlyStatus([body]);
    for (const place of places.values()) {
      if (place.samples.length > MOST_SAMPLES) continue;
      for (const { value: example } of content.examples)
        for (const value of valuesAt(example, place.leaf.pointer))
          if (isSample(value)) place.samples.push({ value, from: "media type", status });
    }
  }
  return [...places.values()].map(({ leaf: { pointer, keys }, keysOfResponses, ...rest }) => {
    return { pointer, keys, statuses: keysOfResponses.size, ...rest };
  });
}

/**
 * The exact status under which some bodies occur.
 *
 * @param bodies - bodies
 * @returns the status, or `undefined` if there are several, or a range or `default` is among them
 */
export function onlyStatus(bodies: readonly ErrorBody[]): number | undefined {
  let only: number | undefined;
  for (const { uses } of bodies) {
    for (const { status } of uses) {
      if (status.kind !== "exact" || (only !== undefined && only !== status.status)) return undefined;
      only = status.status;
    }
  }
  return only;
}

/**
 * Groups bodies by form: one schema is often the body of many responses.
 *
 * @param bodies - bodies
 * @returns the bodies of each form
 */
export function groupByForm(bodies: readonly ErrorBody[]): ReadonlyMap<BodyForm, readonly ErrorBody[]> {
  const groups = new Map<BodyForm, ErrorBody[]>();
  for (const body of bodies) {
    const group = groups.get(body.form);
    if (group) group.push(body);
    else groups.set(body.form, [body]);
  }
  return groups;
}

function grow(leaf: Leaf): Growing {
  const counts = { forms: 0, listing: 0, open: false, alsoSuccess: true, format: undefined, description: undefined };
  return {
    leaf,
    kinds: new Set(),
    keysOfResponses: new Set(),
    listed: new Map(),
    samples: [],
    bounds: [undefined, undefined],
    ...counts,
  };
}

function addForm(
  walker: Walker,
  place: Growing,
  form: BodyForm,
  { kinds, keys, schemas }: Leaf,
  status: number | undefined,
): void {
  place.forms++;
  for (const kind of kinds) place.kinds.add(kind);
  const { values, open } = listingIn(walker, form, keys);
  if (values.length > 0) place.listing++;
  if (open) place.open = true;
  for (const listed of values) if (!place.listed.has(listed.value)) place.listed.set(listed.value, listed);
  for (const { value: schema } of schemas) {
    if (!isJson(schema)) continue;
    const { minimum, maximum, format, description } = schema;
    const [low, high] = place.bounds;
    place.bounds = [typeof minimum === "number" ? minimum : low, typeof maximum === "number" ? maximum : high];
    if (typeof format === "string") place.format = format;
    if (typeof description === "string") place.description ??= description;
    for (const value of ownSamples(schema)) place.samples.push({ value, from: "schema", status });
  }
}

/** A schema's own examples, including its default, which is how some generators write constants. */
export function ownSamples(schema: Readonly<Record<string, unknown>>): readonly (string | number)[] {
  const { example, examples, default: byDefault } = schema;
  return [example, ...(Array.isArray(examples) ? examples : []), byDefault].filter(isSample);
}

/** Zero does not count: as a code it means success, and example generators use it for any number. */
export function isSample(value: unknown): value is string | number {
  return isCode(value) && value !== 0;
}

/**
 * The samples that say something about the API. An example in a schema for several statuses only illustrates: not all
 * of them return it.
 *
 * @param place - a place
 * @returns its samples from media types, and those from schemas with a single status
 */
export function telling({ samples }: PlaceProfile): readonly Sample[] {
  return samples.filter(({ from, status }) => from === "media type" || status !== undefined);
}
