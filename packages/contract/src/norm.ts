import type { Declaration } from "./declaration/declaration.ts";
import { essenceOf } from "./operation/media-type.ts";
import type { Operation } from "./operation/operation.ts";
import type { ResponseObject } from "./operation/response.ts";
import { type BodyForm, nameOf } from "./schema/form.ts";

/** What all error bodies have in common: one schema that each of them is or extends, or a set of properties. */
export type Envelope =
  | { readonly by: "schema"; readonly name: string; readonly schema: object; readonly properties: readonly string[] }
  | { readonly by: "properties"; readonly name: string; readonly properties: readonly string[] };

/** The response that the operations share for a status or range. */
export interface SharedResponse {
  readonly response: ResponseObject;
  /** How many operations answer with it. */
  readonly uses: number;
}

/** What the errors of the document should look like: as it declares, or as most of its operations do. */
export interface Norm {
  readonly origin: "declared" | "inferred";
  /** `undefined` when no form is common to half of the error bodies. */
  readonly envelope: Envelope | undefined;
  /** By key of `responses`: `404`, `4XX`. */
  readonly responses: ReadonlyMap<string, SharedResponse>;
  /** The media types of error bodies, in lower case and without parameters. */
  readonly mediaTypes: readonly string[];
}

/** A distinct error response, with the number of times that operations answer with it. */
export interface CountedResponse {
  readonly response: ResponseObject;
  readonly uses: number;
}

/**
 * Finds the norm of a document.
 *
 * @param declaration - what the document declares, if it does
 * @param operations - its operations; those that the API does not serve itself (webhooks, callbacks) have no say
 * @returns the norm
 */
export function findNorm(declaration: Declaration | undefined, operations: readonly Operation[]): Norm {
  const served = operations.filter(({ kind }) => kind === "path");
  const shared = shareCounts(served);
  if (!declaration) {
    const counted = countResponses(served);
    const envelope = commonEnvelope(counted);
    return {
      origin: "inferred",
      envelope,
      responses: mostShared(shared, envelope),
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

/**
 * The distinct error responses of some operations, with the number of their uses.
 *
 * @param operations - the operations
 * @returns each response once, in the order in which it is met
 */
export function countResponses(operations: readonly Operation[]): readonly CountedResponse[] {
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

/** Per key and response, how many operations answer with it by reference. */
function shareCounts(operations: readonly Operation[]): ReadonlyMap<string, ReadonlyMap<ResponseObject, number>> {
  const counts = new Map<string, Map<ResponseObject, number>>();
  for (const { key, response, ref, error } of operations.flatMap(({ responses }) => responses)) {
    if (!error || !response || ref === undefined) continue;
    const ofKey = counts.get(key) ?? new Map<ResponseObject, number>();
    counts.set(key, ofKey.set(response, (ofKey.get(response) ?? 0) + 1));
  }
  return counts;
}

/**
 * A response is the norm of its key when two operations share it, and more than share any other. One without the common
 * envelope gives way to one that has it and is used half as much: nobody should be told to refer to what is itself at fault.
 */
function mostShared(
  counts: ReturnType<typeof shareCounts>,
  envelope: Envelope | undefined,
): ReadonlyMap<string, SharedResponse> {
  const norm = new Map<string, SharedResponse>();
  for (const [key, ofKey] of counts) {
    const shared = [...ofKey].filter(([, uses]) => uses >= 2).sort((a, b) => b[1] - a[1]);
    const enveloped = shared.filter(([{ content }]) =>
      content.some(({ forms }) => forms.some((form) => hasAll(form, envelope?.properties ?? []))),
    );
    const givesWay = (enveloped[0]?.[1] ?? 0) * 2 >= (shared[0]?.[1] ?? 0);
    const [first, second] = givesWay ? enveloped : shared;
    if (first && first[1] > (second?.[1] ?? 0)) norm.set(key, { response: first[0], uses: first[1] });
  }
  return norm;
}

/** Rarer sets of properties than these many are not tried, so that reading stays linear. */
const MOST_SHAPES = 20;

/** The most frequent set of properties that half of all bodies have, be it with others. */
function commonEnvelope(counted: readonly CountedResponse[]): Envelope | undefined {
  const bodies = counted.flatMap(({ response, uses }) =>
    response.content.flatMap(({ forms }) => forms.map((form) => ({ form, uses }))),
  );
  const total = sum(bodies.map(({ uses }) => uses));
  const shapes = tally(bodies, ({ form }) => [...form.properties.keys()].sort().join("\n"));
  shapes.delete("");
  const [common] = [...shapes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHAPES)
    .map(([shape]) => shape.split("\n"))
    .map((properties) => ({ properties, having: bodies.filter(({ form }) => hasAll(form, properties)) }))
    .filter(({ having }) => sum(having.map(({ uses }) => uses)) * 2 >= total);
  if (!common) return undefined;
  const { properties, having } = common;
  const names = tally(
    having.flatMap(({ form, uses }) => [...new Set(form.parts.map(nameOfPart))].map((name) => ({ name, uses }))),
    ({ name }) => name,
  );
  names.delete("");
  const [name, uses] = mostFrequent(names);
  const named = name !== undefined && uses * 2 >= total;
  return { by: "properties", name: named ? name : `{ ${properties.join(", ")} }`, properties };
}

function hasAll(form: BodyForm, properties: readonly string[]): boolean {
  return properties.every((name) => form.properties.has(name));
}

function nameOfPart(part: BodyForm["parts"][number]): string {
  return nameOf(part.place) ?? "";
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

function mostFrequent(counts: ReadonlyMap<string, number>): readonly [key: string | undefined, uses: number] {
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
