import type { BodySample } from "@error-contract/client";
import { type BodyForm, isJson, kindsAt, type Node, pointerOf, schemasAt } from "@error-contract/contract";

/** Below this depth, a body is treated as data. */
const DEEPEST = 4;

/**
 * What every body of an envelope has in common: the properties that each form requires, with the same JSON kind.
 *
 * @param forms - the forms that the bodies may take, at least one
 * @returns a sample: the properties, each with the empty value of its kind
 */
export function sampleOf(forms: readonly BodyForm[]): BodySample {
  return forms.map((form) => sampleAt(form, form.parts, [])).reduce(common, undefined) ?? {};
}

function sampleAt(form: BodyForm, schemas: readonly Node[], keys: readonly string[]): BodySample | undefined {
  if (schemas.some(({ value }) => isJson(value) && value["nullable"] === true)) return undefined;
  const [kind, ...others] = kindsAt(form, pointerOf(keys));
  if (others.length > 0) return undefined;
  if (kind !== undefined && kind !== "object") return EMPTY.get(kind);
  if (kind === undefined && keys.length > 0) return undefined;
  const required = keys.length < DEEPEST ? schemas.flatMap((schema) => [...requiredOf(form, schema, DEEPEST)]) : [];
  const properties = [...new Set(required)].flatMap((name) => {
    const inner = keys.concat(name);
    const sample = sampleAt(form, schemasAt(form, pointerOf(inner)), inner);
    return sample === undefined ? [] : [[name, sample] as const];
  });
  return Object.fromEntries(properties);
}

/** The properties that a schema requires, itself or through `allOf`, and those that all of its alternatives require. */
function requiredOf({ walker }: Pick<BodyForm, "walker">, schema: Node, depth: number): ReadonlySet<string> {
  if (!isJson(schema.value) || depth === 0) return new Set();
  const own = [schema.value["required"]].flat().filter((name) => typeof name === "string");
  const below = (keyword: string): readonly ReadonlySet<string>[] =>
    walker.children(walker.child(schema, keyword)).map(([, part]) => requiredOf({ walker }, part, depth - 1));
  const [first, ...rest] = [...below("oneOf"), ...below("anyOf")];
  const alternatives = [...(first ?? [])].filter((name) => rest.every((names) => names.has(name)));
  return new Set([...own, ...below("allOf").flatMap((names) => [...names]), ...alternatives]);
}

/** The intersection of two samples; `undefined` if they share nothing. The first one (`index` 0) is taken unchanged. */
function common(left: BodySample | undefined, right: BodySample | undefined, index: number): BodySample | undefined {
  if (index === 0) return right;
  if (left === undefined || right === undefined || kindOf(left) !== kindOf(right)) return undefined;
  if (!isFields(left) || !isFields(right)) return left;
  const shared = Object.entries(left).flatMap(([name, sample]) => {
    const both = Object.hasOwn(right, name) ? common(sample, right[name], 1) : undefined;
    return both === undefined ? [] : [[name, both] as const];
  });
  return Object.fromEntries(shared);
}

/**
 * A sample that also demands the value at a path.
 *
 * @param sample - the sample
 * @param path - the path, from the outside in
 * @param value - the empty value of its kind
 * @returns the sample with the value in it; unchanged if the path goes through a list
 */
export function demanding(sample: BodySample, path: readonly (string | 0)[], value: BodySample): BodySample {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (key === 0 || !isFields(sample)) return sample;
  return { ...sample, [key]: demanding(sample[key] ?? {}, rest, value) };
}

/**
 * How much a sample demands.
 *
 * @param sample - the sample
 * @returns the number of values in it that are not objects
 */
export function demandsOf(sample: BodySample): number {
  return isFields(sample) ? Object.values(sample).reduce<number>((sum, inner) => sum + demandsOf(inner), 0) : 1;
}

function isFields(sample: BodySample): sample is { readonly [property: string]: BodySample } {
  return kindOf(sample) === "object";
}

function kindOf(sample: BodySample): string {
  return Array.isArray(sample) ? "array" : typeof sample;
}

/** The empty value of each kind that has one. */
export const EMPTY: ReadonlyMap<string, BodySample> = new Map<string, BodySample>([
  ["string", ""],
  ["number", 0],
  ["boolean", false],
  ["array", []],
]);
