import type { ContractEvent, Verdict } from "@error-contract/contract";

/** An event, and where to show it. */
export interface LocatedEvent {
  readonly event: ContractEvent;
  /** The file's name in messages; for a removal, a file of the old document. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** A JSON pointer in that file. */
  readonly pointer: string;
}

/** What changed between two documents. */
export interface DiffResult {
  /** The most severe first. */
  readonly events: readonly LocatedEvent[];
  /** The version bump that all of them together require. */
  readonly bump: Verdict;
  /** The least severe verdict that fails the command; `none` for never. */
  readonly failOn: Verdict;
}
