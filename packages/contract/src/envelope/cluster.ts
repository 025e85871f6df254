import { isJson, type Walker } from "../document/node.ts";
import type { BodyForm } from "../schema/form.ts";
import { type Kind, kindsOf } from "../schema/leaf.ts";

/** A form of an error body, with the number of times that operations return it. */
export interface CountedForm {
  readonly form: BodyForm;
  readonly uses: number;
}

/** Comparing every pair of groups is quadratic, so only this many, the most used, are merged with others. */
const MOST_GROUPS = 40;

/** The share of the smaller set of properties that both sets must have in common. */
const ALIKE = 0.6;

interface Group {
  readonly members: CountedForm[];
  readonly kinds: ReadonlyMap<string, ReadonlySet<Kind>>;
  uses: number;
}

/**
 * Sorts forms into envelopes: those that extend the same schema, have the same properties, or have most of them in
 * common with the same types.
 *
 * @param walker - walks the document
 * @param forms - the forms, each once
 * @returns the members of each envelope, the most used first
 */
export function clusterForms(walker: Walker, forms: readonly CountedForm[]): readonly (readonly CountedForm[])[] {
  const exact = groupExactly(walker, forms).sort((a, b) => b.uses - a.uses);
  const clusters: Group[] = [];
  for (const [rank, group] of exact.entries()) {
    const home = rank < MOST_GROUPS ? clusters.find((cluster) => areAlike(cluster, group)) : undefined;
    if (!home) clusters.push({ ...group, members: [...group.members] });
    else {
      home.members.push(...group.members);
      home.uses += group.uses;
    }
  }
  return clusters.sort((a, b) => b.uses - a.uses).map(({ members }) => members);
}

/** Groups forms by a schema with properties that several of them include, or else by their properties and types. */
function groupExactly(walker: Walker, forms: readonly CountedForm[]): Group[] {
  const shared = countParts(forms);
  const groups = new Map<unknown, Group>();
  for (const counted of forms) {
    const base = counted.form.parts.find((part) => (shared.get(part.value) ?? 0) > 1 && hasProperties(part.value));
    const kinds = new Map(
      [...counted.form.properties].map(([name, schemas]) => [name, kindsOf(walker, schemas)] as const),
    );
    const key = base?.value ?? signatureOf(kinds);
    const group = groups.get(key) ?? { members: [], kinds, uses: 0 };
    groups.set(key, group);
    group.members.push(counted);
    group.uses += counted.uses;
  }
  return [...groups.values()];
}

function countParts(forms: readonly CountedForm[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { form } of forms) for (const { value } of form.parts) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function hasProperties(schema: unknown): boolean {
  return isJson(schema) && isJson(schema["properties"]) && Object.keys(schema["properties"]).length > 0;
}

function signatureOf(kinds: Group["kinds"]): string {
  return [...kinds]
    .map(([name, some]) => `${name}:${[...some].filter((kind) => kind !== "null").sort()}`)
    .sort()
    .join("\n");
}

function areAlike({ kinds: one }: Group, { kinds: other }: Group): boolean {
  const common = [...one.keys()].filter((name) => other.has(name));
  if (!common.every((name) => agree(one.get(name), other.get(name)))) return false;
  return common.length > 0 && common.length >= ALIKE * Math.min(one.size, other.size);
}

/** A missing type agrees with any. */
function agree(one: ReadonlySet<Kind> | undefined, other: ReadonlySet<Kind> | undefined): boolean {
  if (!one?.size || !other?.size) return true;
  return [...one].some((kind) => kind !== "null" && other.has(kind));
}
