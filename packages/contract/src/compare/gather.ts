import type { Place } from "../document/place.ts";
import type { Operation } from "../operation/operation.ts";
import type { Judged } from "./compare-answers.ts";
import type { AffectedOperation, ContractEvent } from "./event.ts";

/** Where a change was seen. */
export interface Sighting {
  readonly side: "old" | "new";
  readonly place: Place;
  /** The operation that it affects, and the key of `responses`. */
  readonly operation?: Operation;
  readonly status?: string;
}

/** Groups changes into events, so that a change that many operations share is reported once. */
export interface Gatherer {
  add(change: Judged, sighting: Sighting): void;
  /** The events, in the order in which each was first seen. */
  events(): readonly ContractEvent[];
}

interface Growing {
  readonly change: Judged;
  readonly sighting: Sighting;
  readonly operations: Map<Operation, Set<string>>;
}

/**
 * Makes a gatherer.
 *
 * @returns an empty gatherer
 */
export function gatherer(): Gatherer {
  const events = new Map<string, Growing>();
  return {
    add(change, sighting) {
      const key = JSON.stringify(change);
      const known = events.get(key) ?? { change, sighting, operations: new Map<Operation, Set<string>>() };
      events.set(key, known);
      const { operation, status } = sighting;
      if (!operation) return;
      const statuses = known.operations.get(operation) ?? new Set<string>();
      known.operations.set(operation, statuses);
      if (status !== undefined) statuses.add(status);
    },
    events: () =>
      [...events.values()].map(({ change, sighting: { side, place }, operations }) => {
        return { ...change, side, place, operations: [...operations].map(affected) };
      }),
  };
}

function affected([operation, statuses]: readonly [Operation, ReadonlySet<string>]): AffectedOperation {
  const { method, path, operationId } = operation;
  return { method, path, operationId, statuses: [...statuses] };
}
