import type { BodySample } from "@error-contract/client";
import { type BodyForm, isJson } from "@error-contract/contract";

/**
 * What can be said of every body: the properties that each form requires, where one JSON kind fits them all.
 *
 * @param forms - the forms that the bodies may take
 * @returns a sample of the body: its properties, each with the empty value of its kind
 */
export function sampleOf(forms: readonly BodyForm[]): Readonly<Record<string, BodySample>> {
  const [first, ...others] = forms;
  if (first === undefined) return {};
  const required = [...requiredOf(first)].filter((name) => others.every((form) => requiredOf(form).has(name)));
  return Object.fromEntries(
    required.flatMap((name) => {
      const [sample, ...more] = new Set(forms.map((form) => emptyValueOf(form, name)));
      return sample !== undefined && more.length === 0 ? [[name, sample] as const] : [];
    }),
  );
}

function requiredOf({ parts }: BodyForm): ReadonlySet<string> {
  const names = parts.flatMap(({ value }) => {
    const { required = [] } = isJson(value) ? value : {};
    return Array.isArray(required) ? required : [];
  });
  return new Set(names.filter((name) => typeof name === "string"));
}

function emptyValueOf({ properties }: BodyForm, name: string): BodySample | undefined {
  for (const { value } of properties.get(name) ?? []) {
    if (!isJson(value)) continue;
    const { nullable, const: constant, type } = value;
    if (nullable === true) continue;
    const sample = SAMPLES.get(constant === undefined ? type : kindOf(constant));
    if (sample !== undefined) return sample;
  }
  return undefined;
}

/** One object for each kind, so that a set tells whether two are the same. */
const SAMPLES: ReadonlyMap<unknown, BodySample> = new Map<unknown, BodySample>([
  ["string", ""],
  ["integer", 0],
  ["number", 0],
  ["boolean", false],
  ["array", []],
  ["object", {}],
]);

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}
