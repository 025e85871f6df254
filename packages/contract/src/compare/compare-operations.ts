import type { Operation } from "../operation/operation.ts";
import { coverOf, type Failures, type Sides } from "./answers.ts";
import { comparePossible } from "./compare-possible.ts";
import type { Comparing } from "./comparing.ts";
import type { Gatherer } from "./gather.ts";

/**
 * Compares how each operation fails.
 *
 * @param old - the old reading, indexed
 * @param now - the new one
 * @param comparing - the result for the codes, and where the events go
 */
export function compareOperations(old: Sides, now: Sides, comparing: Comparing): void {
  const { events } = comparing;
  for (const [name, { operation }] of old.operations)
    if (!now.operations.has(name))
      events.add({ kind: "operation-removed", verdict: "major" }, { side: "old", place: operation.place, operation });
  for (const [name, after] of now.operations) {
    const { operation } = after;
    const before = old.operations.get(name);
    if (!before)
      events.add({ kind: "operation-added", verdict: "minor" }, { side: "new", place: operation.place, operation });
    else compareOperation(before, after, comparing);
  }
}

function compareOperation(before: Failures, after: Failures, comparing: Comparing): void {
  const told = comparePossible(before, after, comparing);
  compareKeys(before, after, comparing, told);
  compareUnique(before.operation, after.operation, comparing.events);
}

/** Reports added and removed statuses, unless an event about a code does so, and compares the bodies of the others. */
function compareKeys(
  before: Failures,
  after: Failures,
  { events, policy, compareAnswers }: Comparing,
  told: ReadonlySet<string>,
): void {
  const isTold = (codes: ReadonlySet<string>): boolean => codes.size > 0 && [...codes].every((code) => told.has(code));
  const { operation } = after;

  for (const was of before.answers.values()) {
    const same = after.answers.get(was.key);
    const cover = coverOf(after.answers, was.status);
    const sighting = { operation, status: was.key };
    const now = same ?? cover;
    if (now) {
      const place = now.response.place;
      for (const change of compareAnswers(was, now)) events.add(change, { ...sighting, side: "new", place });
    }
    if (same) continue;
    const old = { ...sighting, operation: before.operation, side: "old", place: was.declared.slot } as const;
    if (cover) {
      const change = { kind: "status-generalized", range: cover.key, verdict: "none" } as const;
      events.add(change, { ...sighting, side: "new", place: cover.declared.slot });
    } else if (!(isTold(was.codes) && (was.status.kind === "exact" || was.closed)))
      events.add({ kind: "status-removed", status: was.key, verdict: "major" }, old);
  }

  const generalized = new Set(
    [...before.answers.values()].flatMap(({ key, status }) =>
      after.answers.has(key) ? [] : [coverOf(after.answers, status)?.key],
    ),
  );
  for (const is of after.answers.values()) {
    if (before.answers.has(is.key)) continue;
    const cover = coverOf(before.answers, is.status);
    const sighting = { operation, status: is.key, side: "new", place: is.declared.slot } as const;
    if (cover) {
      events.add({ kind: "status-specified", range: cover.key, verdict: "none" }, sighting);
      for (const change of compareAnswers(cover, is)) events.add(change, { ...sighting, place: is.response.place });
    } else if (!isTold(is.codes) && !generalized.has(is.key)) {
      const verdict = policy === "closed" ? "major" : "minor";
      events.add({ kind: "status-added", status: is.key, verdict }, sighting);
    }
  }
}

function compareUnique({ unique: before }: Operation, operation: Operation, events: Gatherer): void {
  const { unique: after, place } = operation;
  const removed = (before ?? []).filter((field) => !(after ?? []).includes(field));
  const added = (after ?? []).filter((field) => !(before ?? []).includes(field));
  const sighting = { side: "new", place, operation } as const;
  // If the old document did not say, the fields may have been unique all along.
  const said = before !== undefined && after !== undefined;
  if (removed.length > 0)
    events.add({ kind: "unique-removed", fields: removed, said, verdict: said ? "minor" : "patch" }, sighting);
  if (added.length > 0)
    events.add({ kind: "unique-added", fields: added, said, verdict: said ? "major" : "patch" }, sighting);
}
