import type { CodeEntry } from "../code/entry.ts";
import type { CodeTexts } from "../code/texts.ts";
import type { RetiredCode } from "../declaration/retired.ts";
import type { KnownCode, Sides } from "./answers.ts";
import type { Judged } from "./compare-answers.ts";
import type { Policy, Verdict } from "./event.ts";
import type { Gatherer } from "./gather.ts";

/** What the comparison of codes found, for the comparison of operations. */
export interface ComparedCodes {
  /** Codes of the old document that the new one lacks, including renamed ones. */
  readonly gone: ReadonlySet<string>;
  /** Codes of the new document that the old one lacks. */
  readonly come: ReadonlySet<string>;
}

/**
 * Compares the codes of the whole API.
 *
 * @param old - the old reading, indexed
 * @param now - the new one
 * @param retired - the codes that the new document declares as no longer sent
 * @param policy - whether codes may be added
 * @param events - where the events go
 * @returns which codes are gone, and which are new
 */
export function compareCodes(
  old: Sides,
  now: Sides,
  retired: readonly RetiredCode[],
  policy: Policy,
  events: Gatherer,
): ComparedCodes {
  const gone = new Map([...old.codes].filter(([id]) => !now.codes.has(id)));
  const come = new Map([...now.codes].filter(([id]) => !old.codes.has(id)));
  const renamed = findRenamed([...gone.values()], [...come.values()]);
  const announced = new Set(retired.map(({ code }) => code));

  for (const [id, code] of gone) {
    const heir = renamed.get(id);
    const verdict = announced.has(id) ? "minor" : "major";
    if (heir) tell(events, { kind: "code-renamed", from: id, to: heir.id, verdict }, heir, "new");
    // If the operation was removed, so were its codes.
    else if (code.operations.size === 0 || [...code.operations].some((name) => now.operations.has(name)))
      tell(events, { kind: "code-removed", code: id, retired: announced.has(id), verdict }, code, "old");
  }
  const heirs = new Set([...renamed.values()].map(({ id }) => id));
  for (const [id, code] of come) {
    if (heirs.has(id)) continue;
    const reachesOld = [...code.operations].some((name) => old.operations.has(name));
    const verdict = policy === "closed" && reachesOld ? "major" : "minor";
    tell(events, { kind: "code-added", code: id, verdict }, code, "new");
  }
  for (const [id, code] of now.codes) {
    const before = old.codes.get(id);
    if (before) for (const change of compareTexts(id, before, code)) tell(events, change, code, "new");
  }
  return { gone: new Set(gone.keys()), come: new Set(come.keys()) };
}

function tell(events: Gatherer, change: Judged, code: KnownCode, side: "old" | "new"): void {
  const [{ place }] = code.entries;
  events.add(change, { side, place });
  for (const { operation, key } of code.entries.flatMap(({ uses }) => uses))
    events.add(change, { side, place, operation, status: key });
}

/**
 * Pairs each removed code with the added code that has the same statuses, operations and texts, if there is exactly one
 * of each.
 */
function findRenamed(gone: readonly KnownCode[], come: readonly KnownCode[]): ReadonlyMap<string, KnownCode> {
  const renamed = new Map<string, KnownCode>();
  for (const code of gone) {
    const place = placeOf(code);
    const candidates = come.filter((other) => placeOf(other) === place && textOf(other) === textOf(code));
    const rivals = gone.filter((other) => placeOf(other) === place && textOf(other) === textOf(code));
    const [heir] = candidates;
    if (heir && candidates.length === 1 && rivals.length === 1) renamed.set(code.id, heir);
  }
  return renamed;
}

function placeOf({ entries, operations }: KnownCode): string {
  const statuses = entries.flatMap((entry) => entry.statuses);
  return JSON.stringify([[...new Set(statuses)].sort(), [...operations].sort()]);
}

function textOf({ entries: [entry] }: KnownCode): string {
  return JSON.stringify(TEXTS.map((key) => entry[key] ?? null));
}

const TEXTS = [
  "title",
  "description",
  "causes",
  "remedies",
  "documentationUrl",
] as const satisfies readonly (keyof CodeTexts)[];

function compareTexts(code: string, before: KnownCode, after: KnownCode): readonly Judged[] {
  const from = retryableOf(before.entries);
  const to = retryableOf(after.entries);
  const texts = TEXTS.filter((key) => JSON.stringify(before.entries[0][key]) !== JSON.stringify(after.entries[0][key]));
  return [
    ...(from === to ? [] : [{ kind: "code-retryable", code, from, to, verdict: verdictOfRetry(from, to) } as const]),
    ...(texts.length === 0 ? [] : [{ kind: "code-texts", code, texts, verdict: "patch" } as const]),
  ];
}

function retryableOf(entries: readonly CodeEntry[]): boolean | undefined {
  return entries.map(({ retryable }) => retryable).find((value) => value !== undefined);
}

/** Callers that retry when it no longer helps do so in vain; those that do not retry yet lose nothing. */
function verdictOfRetry(from: boolean | undefined, to: boolean | undefined): Verdict {
  if (from === undefined || to === undefined) return "patch";
  return from ? "major" : "minor";
}
