import type { Evidence } from "./evidence.ts";
import { promiseOf, ROLE_NAMES } from "./names.ts";
import type { PlaceProfile } from "./profile.ts";
import { isErrorStatus } from "./values.ts";

/**
 * Finds the place that repeats the HTTP status: a number, or a string of digits, that is always an error status.
 *
 * @param places - the places of an envelope
 * @returns the place that was chosen, if any, and those that were rejected
 */
export function inferStatus(places: readonly PlaceProfile[]): readonly Evidence[] {
  const judged = places
    .map((place) => ({ place, name: promiseOf(ROLE_NAMES.status, place.keys.at(-1) ?? "") - 2 * wrappers(place) }))
    .filter(({ place, name }) => name > 0 && (place.kinds.has("number") || place.kinds.has("string")))
    .map(({ place, name }) => ({ place, name, ...contradictionOf(place) }));
  const fitting = judged
    .filter(({ contradiction, support, name }) => contradiction === undefined && (support !== undefined || name >= 6))
    .sort((a, b) => score(b) - score(a));
  const [best] = fitting;
  const evidence: Evidence[] = [];
  if (best) {
    const { pointer } = best.place;
    evidence.push({
      role: "status",
      pointer,
      verdict: "taken",
      because: best.support?.because ?? "name",
      note: best.support ? best.support.note : `"${pointer}" looks like the status.`,
    });
  }
  for (const { place, name, contradiction } of judged) {
    if (contradiction === undefined || name < 6) continue;
    evidence.push({ role: "status", pointer: place.pointer, verdict: "rejected", ...contradiction });
  }
  return evidence;
}

function isStatus(value: unknown): boolean {
  return /^[1-5]\d\d$/.test(String(value));
}

type Reason = Pick<Evidence, "because" | "note">;

function contradictionOf(place: PlaceProfile): { contradiction?: Reason; support?: Reason } {
  const { pointer, kinds, listed, samples, bounds, description } = place;
  const [low, high] = bounds;
  const values = [...listed.keys(), ...samples.map(({ value }) => value)];
  // A success status among error statuses is a mistake in the document; rules report it.
  const others = values.filter((value) => !isErrorStatus(value));
  const odd = others.find((value) => !isStatus(value)) ?? (others.length * 2 >= values.length ? others[0] : undefined);
  if (odd !== undefined)
    return {
      contradiction: {
        because: "examples",
        note: `"${pointer}" can be ${JSON.stringify(odd)}, which is not an error status.`,
      },
    };
  if ((low !== undefined && low >= 600) || (high !== undefined && (high < 400 || high > 1000)))
    return { contradiction: { because: "bounds", note: `"${pointer}" allows numbers that are not HTTP statuses.` } };
  // If no more than a third of three or more samples differ from their status, those are mistakes, too.
  const known = samples.filter(({ status }) => status !== undefined);
  const differing = known.filter(({ value, status }) => Number(value) !== status).length;
  const differs = differing > 0 && (known.length < 3 || differing * 3 > known.length);
  if (values.length > 0 && !(differs && promiseOf(ROLE_NAMES.status, place.keys.at(-1) ?? "") < 6))
    return {
      support: {
        because: listed.size > 0 ? "enum" : "examples",
        note: `"${pointer}" has an HTTP status wherever it has a value.`,
      },
    };
  if (low !== undefined && high !== undefined && low >= 100)
    return { support: { because: "bounds", note: `"${pointer}" allows the numbers from ${low} to ${high}.` } };
  if (description !== undefined && /\bhttp\b.{0,20}\b(status|code)\b/i.test(description))
    return { support: { because: "name", note: `"${pointer}" is described as the HTTP status.` } };
  return kinds.has("number")
    ? {}
    : { contradiction: { because: "type", note: `"${pointer}" is a string, and none of its values is a status.` } };
}

function score({ name, support }: { name: number; support?: Reason }): number {
  return name + (support ? 5 : 0);
}

function wrappers({ keys }: PlaceProfile): number {
  return keys.slice(0, -1).filter((key) => !/^(error|err|fault|problem)$/i.test(key)).length;
}
