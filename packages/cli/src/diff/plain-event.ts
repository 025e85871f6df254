import { type Change, type ContractEvent, describeEvent } from "@error-contract/contract";
import type { LocatedEvent } from "./located-event.ts";

/** An event as plain data, for programs: what distinguishes the kinds of events is in `change`. */
export interface PlainEvent {
  readonly kind: ContractEvent["kind"];
  readonly verdict: ContractEvent["verdict"];
  /** One sentence. */
  readonly message: string;
  readonly change: Omit<Change, "kind">;
  readonly operations: ContractEvent["operations"];
  readonly side: ContractEvent["side"];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
}

/**
 * Converts an event to plain data.
 *
 * @param located - the event, and where to show it
 * @returns the data
 */
export function plainEvent({ event, file, line, column, pointer }: LocatedEvent): PlainEvent {
  const { kind, verdict, operations, side, place: _, ...change } = event;
  return { kind, verdict, message: describeEvent(event), change, operations, side, file, line, column, pointer };
}
