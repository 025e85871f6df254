import { availableParallelism, freemem } from "node:os";
import type { Candidate } from "./candidate.ts";

/** Each thread loads and warms up the program, which takes as long as checking this many bytes of JSON. */
const WORTH_A_THREAD = 8_000_000;
/** How many times as long a byte of YAML takes as one of JSON. */
const YAML = 4;
/** The memory of a thread before it has read anything, in bytes. */
const BASE = 80_000_000;
/**
 * The memory that a document takes while it is checked, per byte of JSON; YAML counts as the JSON that takes as long.
 */
const TIMES_ITS_SIZE = 12;

/** The resources of the machine. */
export interface Machine {
  readonly processors: number;
  /** The free memory, in bytes. */
  readonly memory: number;
}

/**
 * The best number of threads to check documents with.
 *
 * @param candidates - the files
 * @param machine - the available resources; @default those that this machine has free now
 * @returns 1 if more do not pay off, or would not fit in memory
 */
export function workerCount(
  candidates: readonly Candidate[],
  { processors, memory }: Machine = { processors: availableParallelism(), memory: freemem() },
): number {
  if (candidates.some(({ argument }) => argument === "-")) return 1; // standard input belongs to the main thread
  const sizes = candidates.map(({ argument, bytes }) => (/\.json$/i.test(argument) ? bytes : bytes * YAML));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const largest = sizes.reduce((most, bytes) => Math.max(most, bytes), 0);
  const fit = Math.floor(memory / (BASE + TIMES_ITS_SIZE * largest));
  return Math.max(1, Math.min(processors, candidates.length, Math.floor(total / WORTH_A_THREAD), fit));
}
