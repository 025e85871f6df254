import type { ContractEvent, Verdict } from "@error-contract/contract";

/** An event, and where it is to be seen. */
export interface LocatedEvent {
  readonly event: ContractEvent;
  /** As a reader calls the file: of the old document where something is gone. */
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
  /** The gravest first. */
  readonly events: readonly LocatedEvent[];
  /** What they ask of the version, all together. */
  readonly bump: Verdict;
  /** The verdict from which on the command fails; `none` for never. */
  readonly failOn: Verdict;
}
