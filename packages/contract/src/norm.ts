import type { Declaration } from "./declaration/declaration.ts";
import type { ErrorEnvelope } from "./envelope/envelope.ts";
import { essenceOf } from "./operation/media-type.ts";
import type { Operation } from "./operation/operation.ts";
import type { ResponseObject } from "./operation/response.ts";
import { type BodyForm, nameOf } from "./schema/form.ts";

/** What error bodies have in common: a schema that each of them is or extends, or a set of properties. */
export type Envelope =
  | { readonly by: "schema"; readonly name: string; readonly schema: object; readonly properties: readonly string[] }
  | { readonly by: "properties"; readonly name: string; readonly properties: readonly string[] };

/** The response that the operations share for a status or range. */
export interface SharedResponse {
  readonly response: ResponseObject;
  /** How many operations return it. */
  readonly uses: number;
}

/** What the document's errors should look like: as declared, or else as most of its operations return them. */
export interface Norm {
  readonly origin: "declared" | "inferred";
  /** `undefined` if no form is common to half of the error bodies. */
  readonly envelope: Envelope | undefined;
  /** By key of `responses`: `404`, `4XX`. */
  readonly responses: ReadonlyMap<string, SharedResponse>;
  /** The media types of error bodies, in lower case and without parameters. */
  readonly mediaTypes: readonly string[];
}

/** A distinct error response, with the number of times that operations return it. */
export interface CountedResponse {
  readonly response: ResponseObject;
  readonly uses: number;
}

/**
 * Finds the norm of a document.
 *
 * @param declaration - what the document declares, if it does
 * @param operations - its operations; those that the API does not serve itself (webhooks, callbacks) do not count
 * @param envelopes - the envelopes of its error bodies, the most used first
 * @returns the norm
 */
export function findNorm(
  declaration: Declaration | undefined,
  operations: readonly Operation[],
  envelopes: readonly ErrorEnvelope[],
): Norm {
  const served = operations.filter(({ kind }) => kind === "path");
  const shared = shareCounts(served);
  // If the declaration only gives the shape of a body, the rest is inferred from most operations.
  if (!declaration || (declaration.envelope === undefined && declaration.entries.length === 0)) {
    const counted = countResponses(served);
    const envelope = commonEnvelope(envelopes);
    return {
      origin: "inferred",
      envelope,
      responses: mostShared(shared, countInPlace(served), envelope),
      mediaTypes: commonMediaTypes(counted),
    };
  }
  const responses = new Map(
    [...declaration.responses].map(([key, response]) => {
      return [key, { response, uses: shared.get(key)?.get(response) ?? 0 }] as const;
    }),
  );
  const once = [...new Set(declaration.responses.values())].map((response) => ({ response, uses: 1 }));
  return { origin: "declared", envelope: declaredEnvelope(declaration), responses, mediaTypes: commonMediaTypes(once) };
}

/** Each distinct error response of the operations, in order of first occurrence. */
function countResponses(operations: readonly Operation[]): readonly CountedResponse[] {
  const uses = new Map<ResponseObject, number>();
  for (const { responses } of operations) {
    for (const { error, response } of responses)
      if (error && response) uses.set(response, (uses.get(response) ?? 0) + 1);
  }
  return [...uses].map(([response, count]) => ({ response, uses: count }));
}

function declaredEnvelope({ envelope, envelopeForms }: Declaration): Envelope | undefined {
  if (!envelope || typeof envelope.value !== "object" || envelope.value === null) return undefined;
  const properties = [...new Set(envelopeForms.flatMap((form) => [...form.properties.keys()]))];
  return { by: "schema", name: nameOf(envelope.place) ?? "of x-error-contract", schema: envelope.value, properties };
}

/** Per key and response, how many operations refer to it. */
function shareCounts(operations: readonly Operation[]): ReadonlyMap<string, ReadonlyMap<ResponseObject, number>> {
  const counts = new Map<string, Map<ResponseObject, number>>();
  for (const { key, response, ref, error } of operations.flatMap(({ responses }) => responses)) {
    if (!error || !response || ref === undefined) continue;
    const ofKey = counts.get(key) ?? new Map<ResponseObject, number>();
    counts.set(key, ofKey.set(response, (ofKey.get(response) ?? 0) + 1));
  }
  return counts;
}

/** Per key and body, how many operations have it inline. Responses without a body do not count. */
function countInPlace(operations: readonly Operation[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { key, response, ref, error } of operations.flatMap(({ responses }) => responses)) {
    if (!error || !response || ref !== undefined || response.content.length === 0) continue;
    const ofKey = counts.get(key) ?? new Map<string, number>();
    const body = bodyOf(response);
    counts.set(key, ofKey.set(body, (ofKey.get(body) ?? 0) + 1));
  }
  return counts;
}

/** The content of a response as text, which is equal for equal responses, whatever their descriptions. */
function bodyOf({ content }: ResponseObject): string {
  const room = { left: MOST_VALUES };
  return content.map(({ mediaType, schema }) => `${mediaType} ${schema?.ref ?? write(schema?.value, room)}`).join("\n");
}

/** Bodies that agree in this many values count as the same: YAML aliases can make a schema endless. */
const MOST_VALUES = 500;

function write(value: unknown, room: { left: number }): string {
  if (room.left-- <= 0) return "";
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${write(inner, room)}`)
    .join()}}`;
}

/**
 * A response is the norm of its key if two operations share it and it is the most common one. Inline copies count in
 * its favor; a different body that more operations have inline counts against it. A response without the common
 * envelope gives way to one that has it and is used at least half as much: nobody should be told to refer to a response
 * that is itself at fault.
 */
function mostShared(
  counts: ReturnType<typeof shareCounts>,
  inPlace: ReturnType<typeof countInPlace>,
  envelope: Envelope | undefined,
): ReadonlyMap<string, SharedResponse> {
  const norm = new Map<string, SharedResponse>();
  for (const [key, ofKey] of counts) {
    const copies = inPlace.get(key);
    const shared = [...ofKey]
      .filter(([, uses]) => uses >= 2)
      .map(([response, uses]) => ({ response, uses, support: uses + (copies?.get(bodyOf(response)) ?? 0) }))
      .sort((a, b) => b.support - a.support);
    const enveloped = shared.filter(({ response: { content } }) =>
      content.some(({ forms }) => forms.some((form) => hasAll(form, envelope?.properties ?? []))),
    );
    const givesWay = (enveloped[0]?.support ?? 0) * 2 >= (shared[0]?.support ?? 0);
    const [first, second] = givesWay ? enveloped : shared;
    if (!first || first.support <= (second?.support ?? 0)) continue;
    const own = bodyOf(first.response);
    const outnumbered = [...(copies ?? [])].some(([body, count]) => body !== own && count > first.support);
    if (!outnumbered) norm.set(key, { response: first.response, uses: first.uses });
  }
  return norm;
}

/** A property in this share of an envelope's bodies belongs to the envelope. */
const MOST = 2 / 3;

/**
 * What the bodies of the most used envelope have in common, if half of all bodies have it. Envelopes that a protocol or
 * framework prescribes do not count.
 */
function commonEnvelope(envelopes: readonly ErrorEnvelope[]): Envelope | undefined {
  const own = envelopes.filter(({ excused }) => !excused);
  const [first] = own;
  if (!first) return undefined;
  const bodies = usesByForm(first);
  const all = sum(bodies.map(({ uses }) => uses));
  const counts = tally(
    bodies.flatMap(({ form, uses }) => [...form.properties.keys()].map((name) => ({ name, uses }))),
    ({ name }) => name,
  );
  const properties = [...counts].filter(([, uses]) => uses >= MOST * all).map(([name]) => name);
  const having = sum(bodies.filter(({ form }) => hasAll(form, properties)).map(({ uses }) => uses));
  const total = sum(own.flatMap(usesByForm).map(({ uses }) => uses));
  if (properties.length === 0 || having * 2 < total) return undefined;
  return { by: "properties", name: first.schema ?? `{ ${properties.join(", ")} }`, properties };
}

function usesByForm({ uses, forms }: ErrorEnvelope): readonly { readonly form: BodyForm; readonly uses: number }[] {
  const counts = new Map(forms.map((form) => [form, 0]));
  for (const form of uses.flatMap(({ content }) => content.forms)) {
    const count = counts.get(form);
    if (count !== undefined) counts.set(form, count + 1); // alternatives may belong to another envelope
  }
  return [...counts].map(([form, count]) => ({ form, uses: count }));
}

function hasAll(form: BodyForm, properties: readonly string[]): boolean {
  return properties.every((name) => form.properties.has(name));
}

/** Every media type that half of the responses with a body have. */
function commonMediaTypes(counted: readonly CountedResponse[]): readonly string[] {
  const bodies = counted.filter(({ response }) => response.content.length > 0);
  const total = sum(bodies.map(({ uses }) => uses));
  const types = bodies.flatMap(({ response, uses }) =>
    response.content.map(({ mediaType }) => ({ type: essenceOf(mediaType), uses })),
  );
  return [...tally(types, ({ type }) => type)].filter(([, uses]) => uses * 2 >= total).map(([type]) => type);
}

function tally<Item extends { readonly uses: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + item.uses);
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
