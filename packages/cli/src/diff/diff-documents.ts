import {
  bumpOf,
  type ContractEvent,
  compareReadings,
  type Policy,
  readErrorContract,
  toPointer,
  type Verdict,
} from "@error-contract/contract";
import { locate } from "../document/locate.ts";
import type { OpenDocument } from "../document/open.ts";
import type { DiffResult, LocatedEvent } from "./located-event.ts";

/**
 * Compares two documents.
 *
 * @param old - the old document
 * @param now - the new document
 * @param settings - whether codes may be added, and which verdict fails the command
 * @returns the events with their places
 */
export function diffDocuments(
  old: OpenDocument,
  now: OpenDocument,
  { policy, failOn }: { readonly policy: Policy | undefined; readonly failOn: Verdict },
): DiffResult {
  const before = readErrorContract(old.entry.value, { resolve: old.resolve });
  const after = readErrorContract(now.entry.value, { resolve: now.resolve });
  const events = compareReadings(before, after, { policy });
  const located = new Map([...locateEvents(events, "old", old), ...locateEvents(events, "new", now)]);
  return { events: events.flatMap((event) => located.get(event) ?? []), bump: bumpOf(events), failOn };
}

/** Goes file by file, because all positions in a file are found in one pass. */
function* locateEvents(
  events: readonly ContractEvent[],
  side: ContractEvent["side"],
  document: OpenDocument,
): Iterable<readonly [ContractEvent, LocatedEvent]> {
  const here = events.filter((event) => event.side === side);
  for (const base of new Set(here.map(({ place }) => place.base))) {
    const source = document.source(base);
    const inFile = here.filter(({ place }) => place.base === base);
    const positions = locate(
      source,
      inFile.map(({ place }) => place.keys),
    );
    for (const [index, event] of inFile.entries()) {
      const { line, column } = positions[index] ?? { line: 1, column: 1 };
      yield [event, { event, file: source.name, line, column, pointer: toPointer(event.place.keys) }];
    }
  }
}
