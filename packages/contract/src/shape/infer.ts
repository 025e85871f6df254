import { pointerOf, type ShapePointer } from "../schema/pointer.ts";
import type { Evidence } from "./evidence.ts";
import { inferCode } from "./infer-code.ts";
import { inferStatus } from "./infer-status.ts";
import { DETAIL_NAMES, nameOfKeys, promiseOf, ROLE_NAMES } from "./names.ts";
import type { PlaceProfile } from "./profile.ts";
import type { DetailsShape, Role, Shape } from "./shape.ts";

/** What is known about an envelope's shape before anything is inferred. */
export interface Known {
  readonly shape: Shape;
  readonly because: "declared" | "standard";
  /** The name of the standard, or the source of the declaration. */
  readonly by: string;
}

/** A shape, and the evidence for it. */
export interface Inferred {
  readonly shape: Shape;
  readonly evidence: readonly Evidence[];
}

/**
 * Infers the shape of an envelope's bodies.
 *
 * @param places - what the bodies say about each place
 * @param known - what is declared, or what a standard says; the first to put a role in a place that exists decides it
 * @returns the shape, and the evidence for and against each place that was considered
 */
export function inferShape(places: readonly PlaceProfile[], known: readonly Known[]): Inferred {
  const evidence: Evidence[] = [];
  const shape: { -readonly [R in Role]?: Shape[R] } = {};
  const taken = new Map<ShapePointer, Role>();
  const take = (role: Role, pointer: ShapePointer): void => {
    taken.set(pointer, role);
    if (role !== "details") shape[role] = pointer;
  };

  for (const { shape: given, because, by } of known) {
    for (const role of ROLES) {
      const place = given[role];
      const pointer = typeof place === "object" ? place.at : place;
      if (pointer === undefined || shape[role] !== undefined || !places.some((one) => one.pointer === pointer))
        continue;
      taken.set(pointer, role);
      if (typeof place === "object") shape.details = place;
      else if (role !== "details") shape[role] = pointer;
      evidence.push({ role, pointer, verdict: "taken", because, note: `"${pointer}" is the ${SPOKEN[role]}: ${by}.` });
    }
  }

  for (const [role, infer] of INFERENCES) {
    if (shape[role] !== undefined) continue;
    const found = infer(places, taken);
    evidence.push(...found);
    const winner = found.find(({ verdict }) => verdict === "taken");
    if (!winner) continue;
    take(role, winner.pointer);
    if (role === "details") shape.details = inferDetails(winner.pointer, places);
  }
  return { shape, evidence };
}

type Infer = (places: readonly PlaceProfile[], taken: ReadonlyMap<ShapePointer, Role>) => readonly Evidence[];

/** The status comes first, so that a number that repeats it is not mistaken for a code. */
const INFERENCES: readonly (readonly [Role, Infer])[] = [
  ["status", inferStatus],
  ["code", inferCode],
  ["message", byName("message", 3, ({ kinds }) => kinds.size === 0 || kinds.has("string"))],
  ["requestId", byName("requestId", 5, ({ kinds }) => kinds.size === 0 || kinds.has("string"))],
  ["documentationUrl", byName("documentationUrl", 5, ({ kinds }) => kinds.size === 0 || kinds.has("string"))],
  ["details", byName("details", 4, ({ kinds }) => kinds.has("array") || kinds.has("object"))],
];

const ROLES: readonly Role[] = ["code", "status", "message", "requestId", "documentationUrl", "details"];

const SPOKEN: Readonly<Record<Role, string>> = {
  code: "code",
  status: "status",
  message: "message",
  requestId: "request id",
  documentationUrl: "address of the documentation",
  details: "list of details",
};

function byName(role: Exclude<Role, "code" | "status">, enough: number, fits: (place: PlaceProfile) => boolean): Infer {
  return (places, taken) => {
    const [best, ...others] = places
      .filter((place) => !taken.has(place.pointer) && fits(place))
      .map((place) => ({ place, score: promiseOf(ROLE_NAMES[role], nameOfKeys(place.keys)) - depthOf(place, taken) }))
      .filter(({ score }) => score >= enough)
      .sort((a, b) => b.score - a.score);
    if (!best) return [];
    const { pointer } = best.place;
    return [
      { role, pointer, verdict: "taken", because: "name", note: `"${pointer}" looks like the ${SPOKEN[role]}.` },
      ...others.slice(0, 2).map(({ place }): Evidence => {
        const note = `"${place.pointer}" looks less like the ${SPOKEN[role]} than "${pointer}".`;
        return { role, pointer: place.pointer, verdict: "rejected", because: "weaker", note };
      }),
    ];
  };
}

/** A name counts less the deeper it is nested, but almost in full beside a place that already has a role. */
function depthOf({ keys }: PlaceProfile, taken: ReadonlyMap<ShapePointer, Role>): number {
  if (keys.length === 1) return 0;
  const parent = pointerOf(keys.slice(0, -1));
  const beside = [...taken.keys()].some((pointer) => pointer.slice(0, pointer.lastIndexOf("/")) === parent);
  return beside
    ? 0.5
    : keys.slice(0, -1).every((key) => /^(error|err|fault|problem)$/i.test(key))
      ? 1
      : 3 * (keys.length - 1);
}

/** Infers the parts of one detail from the names inside it. */
function inferDetails(at: ShapePointer, places: readonly PlaceProfile[]): DetailsShape {
  const list = `${at}/*`;
  const inList = places.some(({ pointer }) => pointer === list);
  const base = inList ? list : at;
  const inside = places.filter(({ pointer }) => pointer.startsWith(`${base}/`));
  const details: { -readonly [Key in keyof DetailsShape]: DetailsShape[Key] } = { at };
  const taken = new Set<string>();
  for (const key of ["type", "pointer", "location", "message"] as const) {
    const [best] = inside
      .filter(({ pointer, kinds }) => !taken.has(pointer) && !kinds.has("object"))
      .map(({ pointer, keys }) => ({
        pointer,
        score: promiseOf(DETAIL_NAMES[key], keys.at(-1) ?? "") - 2 * (pointer.slice(base.length).split("/").length - 2),
      }))
      .filter(({ score }) => score >= 3)
      .sort((a, b) => b.score - a.score);
    if (!best) continue;
    taken.add(best.pointer);
    details[key] = best.pointer.slice(base.length);
  }
  const [element] = places.filter(({ pointer }) => pointer === list);
  if (details.message === undefined && element?.kinds.has("string")) details.message = "";
  return details;
}
