import { isReasonPhrase } from "../operation/reason-phrases.ts";
import type { ShapePointer } from "../schema/pointer.ts";
import type { Because, Evidence } from "./evidence.ts";
import { nameOfKeys, promiseOf, ROLE_NAMES } from "./names.ts";
import { type PlaceProfile, telling } from "./profile.ts";
import type { Role } from "./shape.ts";
import { isMarker, isToken, isUri } from "./values.ts";

/** A place that may be the code, with the evidence for it. */
interface Candidate {
  readonly kind: "candidate";
  readonly place: PlaceProfile;
  readonly score: number;
  readonly because: Because;
  readonly note: string;
}

type Judgment =
  | Candidate
  | { readonly kind: "rejected"; readonly because: Because; readonly note: string }
  | { readonly kind: "nothing" };

/** Anything less is a guess. */
const ENOUGH = 5;

/** A name that can hardly mean anything else. */
const STRONG = 8;

/** A rejected place whose name promises less is not mentioned. */
const WORTH_A_WORD = 4;

/**
 * Finds the code among the places of an envelope. Values that schemas list count more than those in examples; the name
 * of the property counts in addition.
 *
 * @param places - the places
 * @param taken - the places that already have another role, such as the status
 * @returns the place that was chosen, if any, and those that were rejected
 */
export function inferCode(
  places: readonly PlaceProfile[],
  taken: ReadonlyMap<ShapePointer, Role>,
): readonly Evidence[] {
  const rejected: Evidence[] = [];
  const candidates: Candidate[] = [];
  for (const place of places) {
    const role = taken.get(place.pointer);
    if (role !== undefined) {
      if (nameOfPlace(place) >= WORTH_A_WORD) rejected.push(evidence(place, "rejected", takenAs(role, place)));
      continue;
    }
    const judgment = judge(place, places);
    if (judgment.kind === "candidate") candidates.push(judgment);
    else if (judgment.kind === "rejected") rejected.push(evidence(place, "rejected", judgment));
  }
  candidates.sort((a, b) => b.score - a.score);
  const [best] = candidates;
  const winner = best && best.score >= ENOUGH ? best : undefined;
  const others = winner ? candidates.slice(1) : candidates;
  const worth = others.filter(({ place, score }) => score >= WORTH_A_WORD || nameOfPlace(place) >= WORTH_A_WORD);
  return [
    ...(winner ? [evidence(winner.place, "taken", winner)] : []),
    ...worth.map((other) => evidence(other.place, "rejected", weaker(other, winner))),
    ...rejected,
  ];
}

function takenAs(role: Role, place: PlaceProfile): Pick<Candidate, "because" | "note"> {
  const what = role === "status" ? "repeats the HTTP status" : `is the ${role}`;
  return { because: "weaker", note: `${quote(place)} ${what}.` };
}

function weaker({ note }: Candidate, winner: Candidate | undefined): Pick<Candidate, "because" | "note"> {
  const beside = winner ? ` ${quote(winner.place)} has more evidence.` : " That is not enough for a code.";
  return { because: "weaker", note: `${note}${beside}` };
}

function evidence(
  { pointer }: PlaceProfile,
  verdict: Evidence["verdict"],
  { because, note }: Pick<Candidate, "because" | "note">,
): Evidence {
  return { role: "code", pointer, verdict, because, note };
}

function judge(place: PlaceProfile, places: readonly PlaceProfile[]): Judgment {
  const name = nameOfPlace(place);
  const reject = (because: Because, note: string): Judgment =>
    name >= WORTH_A_WORD ? { kind: "rejected", because, note } : { kind: "nothing" };

  if (!isScalar(place)) return reject("type", `${quote(place)} is ${kindsOf(place)}, not a string or a number.`);
  if (place.format !== undefined && /^(date|date-time|uuid|email|ipv\d|byte|binary)$/.test(place.format))
    return reject("type", `${quote(place)} has the format "${place.format}", which no code has.`);

  if (place.alsoSuccess && name < STRONG)
    return reject("success", `${quote(place)} is in a schema that successful responses also use.`);

  const listed = [...place.listed.values()];
  const [only] = listed;
  if (listed.length > 0 && listed.every(({ value }) => isMarker(value)))
    return reject(
      "constant",
      `${quote(place)} is always ${listed.map(({ value }) => JSON.stringify(value)).join(" or ")}.`,
    );
  if (only && listed.length === 1 && name < STRONG && place.listing === place.forms && place.statuses > 1)
    return reject("constant", `${quote(place)} is ${JSON.stringify(only.value)} whatever the status.`);

  const samples = [...new Set(telling(place).map(({ value }) => value))];
  const values = listed.length > 0 ? listed.map(({ value }) => value) : samples;
  const tokens = values.filter((value) => isToken(value) || (name >= 5 && isUri(value)));
  // A single word such as "Conflict" can be a code, but not in `/error` beside a status: there it is the reason phrase.
  const isPhrase = (value: unknown): boolean =>
    /\s/.test(String(value)) || (errorBesideStatus(place, places) && /^[A-Z]/.test(String(value)));
  if (values.length > 0 && values.every(isReasonPhrase) && values.some(isPhrase))
    return reject("examples", `${quote(place)} repeats the reason phrase of the status.`);
  if (values.length > 0 && tokens.length * 2 <= values.length)
    return reject("examples", `${quote(place)} contains prose such as ${JSON.stringify(values[0])}.`);
  if (values.every((value) => typeof value === "number") && values.length > 0 && name < 5) return { kind: "nothing" };

  const distinguishes = place.listing > 1 && place.listed.size >= place.listing;
  if (name === 0 && !distinguishes) return { kind: "nothing" };
  const besideText =
    name > 0 && name < STRONG && hasText(place, places) && !(errorBesideStatus(place, places) && values.length === 0);
  const score =
    name +
    listedScore(listed.length) +
    (distinguishes ? 6 : 0) +
    sampleScore(listed.length, tokens.length) +
    (besideText ? 3 : 0) -
    distanceOf(place);
  if (errorBesideStatus(place, places) && values.length === 0)
    return reject(
      "name",
      `${quote(place)} is next to a numeric status and lists no values: many frameworks repeat the reason phrase there.`,
    );
  return { kind: "candidate", place, score, ...reasonFor(place, tokens) };
}

function listedScore(count: number): number {
  return count === 0 ? 0 : count === 1 ? 6 : 12;
}

function sampleScore(listed: number, tokens: number): number {
  return listed > 0 || tokens === 0 ? 0 : tokens === 1 ? 2 : 6;
}

function reasonFor(place: PlaceProfile, tokens: readonly unknown[]): Pick<Candidate, "because" | "note"> {
  const [first] = place.listed.values();
  if (first) {
    const count = place.listed.size;
    const how = first.by === "mapping" ? "a discriminator's mapping" : first.by;
    return { because: first.by, note: `${quote(place)} lists ${count} ${count === 1 ? "value" : "values"} by ${how}.` };
  }
  if (tokens.length > 0)
    return {
      because: "examples",
      note: `${quote(place)} has ${tokens.length} ${tokens.length === 1 ? "value" : "different values"} in examples, such as ${JSON.stringify(tokens[0])}.`,
    };
  return { because: "name", note: `${quote(place)} looks like a code, and lists no values.` };
}

/** How far a place is from where codes usually are: wrappers and lists of errors are near, anything else is data. */
function distanceOf({ keys }: PlaceProfile): number {
  return keys
    .slice(0, keys.at(-1) === "*" ? -2 : -1)
    .map((key) =>
      /^(\*|errors?|err|fault|problem|extensions|status)$/i.test(key)
        ? 1
        : /^(data|meta|response|body|result)$/i.test(key)
          ? 2
          : 5,
    )
    .reduce((sum: number, step) => sum + step, 0);
}

function nameOfPlace({ keys, kinds }: PlaceProfile): number {
  const name = nameOfKeys(keys);
  // As a number, an error id is a code; as a string, it identifies the occurrence.
  if (/^error_?id$/i.test(name)) return kinds.has("number") ? 9 : 3;
  return promiseOf(ROLE_NAMES.code, name);
}

function hasText(place: PlaceProfile, places: readonly PlaceProfile[]): boolean {
  const parent = place.keys.slice(0, -1).join("/");
  const enough = nameOfKeys(place.keys) === "reason" ? 5 : 3;
  return places.some(
    ({ keys, kinds, pointer }) =>
      pointer !== place.pointer &&
      keys.slice(0, -1).join("/") === parent &&
      kinds.has("string") &&
      promiseOf(ROLE_NAMES.message, keys.at(-1) ?? "") >= enough,
  );
}

/** Frameworks send `{ statusCode, error, message }` and `{ timestamp, status, error, path }` by default. */
function errorBesideStatus(place: PlaceProfile, places: readonly PlaceProfile[]): boolean {
  if (place.pointer !== "/error") return false;
  return places.some(
    ({ keys, kinds }) => keys.length === 1 && kinds.has("number") && promiseOf(ROLE_NAMES.status, keys[0] ?? "") >= 8,
  );
}

function isScalar({ kinds }: PlaceProfile): boolean {
  return kinds.size === 0 || kinds.has("string") || kinds.has("number");
}

function kindsOf({ kinds }: PlaceProfile): string {
  return [...kinds].map((kind) => (kind === "array" ? "a list" : `an ${kind}`.replace("an b", "a b"))).join(" or ");
}

function quote({ pointer }: PlaceProfile): string {
  return `"${pointer}"`;
}
