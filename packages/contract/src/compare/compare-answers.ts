import type { ShapePointer } from "../schema/pointer.ts";
import type { Answer } from "./answers.ts";
import { type Body, type BodyReader, type Field, mediaTypesOf } from "./body.ts";
import type { Change, Verdict } from "./event.ts";

/** A change, and the version bump that it requires. */
export type Judged = Change & { readonly verdict: Verdict };

/** Compares the answers of operations. A pair of responses that many operations share is compared once. */
export type AnswerComparer = (before: Answer, after: Answer) => readonly Judged[];

/**
 * Makes a comparer of answers.
 *
 * @param old - reads bodies of the old document
 * @param now - reads bodies of the new document
 * @returns the comparer
 */
export function answerComparer(old: BodyReader, now: BodyReader): AnswerComparer {
  const known = new Map<object, Map<object, Map<string, readonly Judged[]>>>();
  return (before, after) => {
    const pairs = known.get(before.response) ?? new Map<object, Map<string, readonly Judged[]>>();
    known.set(before.response, pairs);
    const results = pairs.get(after.response) ?? new Map<string, readonly Judged[]>();
    pairs.set(after.response, results);
    // A range may have the bodies of many codes; only those of the codes that both answers have are compared.
    const common = new Set([...before.codes].filter((code) => after.codes.has(code)));
    const key = [...common].sort().join(" ");
    const result = results.get(key) ?? [
      ...compareBodies(old.bodyOf(before, common), now.bodyOf(after, common)),
      ...compareMediaTypes(mediaTypesOf(before), mediaTypesOf(after)),
      ...compareHeaders(before, after),
    ];
    results.set(key, result);
    return result;
  };
}

function compareBodies(before: Body | undefined, after: Body | undefined): readonly Judged[] {
  if (!before && !after) return [];
  if (!before) return [{ kind: "body-added", verdict: "minor" }];
  if (!after) return [{ kind: "body-removed", verdict: "major" }];
  const moved = [...before.roles].flatMap(([role, from]) => {
    const to = after.roles.get(role);
    const is = to !== undefined && to !== from && !after.fields.has(from) && !before.fields.has(to);
    return is ? [{ kind: "field-moved", role, from, to, verdict: "major" } as const] : [];
  });
  const told = new Set(moved.flatMap(({ from, to }) => [from, to].flatMap(withAncestors)));
  const events: Judged[] = [...moved];
  for (const pointer of topmost(before.fields, after.fields, told))
    events.push({ kind: "field-removed", pointer, verdict: "major" });
  for (const pointer of topmost(after.fields, before.fields, told))
    events.push({ kind: "field-added", pointer, verdict: "minor" });
  for (const [pointer, was] of before.fields) {
    const is = after.fields.get(pointer);
    if (is) events.push(...compareField(pointer, was, is, isInside(pointer, before.fields, after.fields)));
  }
  return events;
}

/** The places that only one of the bodies has, without those nested inside another such place. */
function topmost(
  one: ReadonlyMap<ShapePointer, Field>,
  other: ReadonlyMap<ShapePointer, Field>,
  told: ReadonlySet<ShapePointer>,
): readonly ShapePointer[] {
  const missing = [...one.keys()].filter((pointer) => !other.has(pointer));
  const all = new Set(missing);
  return missing.filter((pointer) => {
    const [, ...ancestors] = withAncestors(pointer);
    return !told.has(pointer) && !ancestors.some((outer) => all.has(outer));
  });
}

function compareField(pointer: ShapePointer, was: Field, is: Field, outerChanged: boolean): readonly Judged[] {
  const events: Judged[] = [];
  if (was.required && !is.required && !outerChanged) events.push({ kind: "field-optional", pointer, verdict: "major" });
  if (!was.required && is.required && !outerChanged) events.push({ kind: "field-required", pointer, verdict: "patch" });
  const from = [...was.kinds].sort();
  const to = [...is.kinds].sort();
  if (from.join() !== to.join()) {
    // If the type is no longer stated, or there are new types, the caller may receive something unexpected.
    const narrower = to.length > 0 && (from.length === 0 || to.every((kind) => was.kinds.has(kind)));
    events.push({ kind: "field-type", pointer, from, to, verdict: narrower ? "patch" : "major" });
  }
  return events;
}

/** Whether a value around the place became optional or required: that event covers everything inside it. */
function isInside(
  pointer: ShapePointer,
  before: ReadonlyMap<ShapePointer, Field>,
  after: ReadonlyMap<ShapePointer, Field>,
): boolean {
  const [, ...ancestors] = withAncestors(pointer);
  return ancestors.some((outer) => before.get(outer)?.required !== after.get(outer)?.required);
}

function withAncestors(pointer: ShapePointer): readonly ShapePointer[] {
  const all: ShapePointer[] = [];
  for (let rest = pointer; rest !== ""; rest = rest.slice(0, rest.lastIndexOf("/"))) all.push(rest);
  return all;
}

/** The comparison of bodies reports whether there is a body at all. */
function compareMediaTypes(before: readonly string[], after: readonly string[]): readonly Judged[] {
  if (before.length === 0 || after.length === 0) return [];
  const removed = before.filter((type) => !after.includes(type));
  const added = after.filter((type) => !before.includes(type));
  if (removed.length + added.length === 0) return [];
  return [{ kind: "media-types", removed, added, verdict: removed.length > 0 ? "major" : "minor" }];
}

function compareHeaders({ response: before }: Answer, { response: after }: Answer): readonly Judged[] {
  const had = [...before.headers.keys()];
  const has = [...after.headers.keys()];
  const isIn = (name: string, names: readonly string[]): boolean =>
    names.some((one) => one.toLowerCase() === name.toLowerCase());
  return [
    ...had
      .filter((name) => !isIn(name, has))
      .map((header) => ({ kind: "header-removed", header, verdict: "major" }) as const),
    ...has
      .filter((name) => !isIn(name, had))
      .map((header) => ({ kind: "header-added", header, verdict: "minor" }) as const),
  ];
}
