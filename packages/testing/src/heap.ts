/** What is weighed is held here, so that the collector does not take it. */
const kept: unknown[] = [];

/**
 * Weighs what something holds of the heap, once everything else is collected.
 *
 * @param make - makes it; run it once before, so that its compiled code is no part of the weight
 * @returns what was made, and its weight in bytes
 * @throws where the process was not started with `--expose-gc`
 */
export function weigh<Made>(make: () => Made): readonly [Made, number] {
  const before = heapInUse();
  const made = make();
  kept.push(made);
  return [made, heapInUse() - before];
}

/** Lets go of all that was weighed. */
export function forgetWeighed(): void {
  kept.length = 0;
}

/** Collects what nothing holds. */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error("Run with --expose-gc.");
  gc();
}

/** Some things become garbage only when others have been collected: code that is no longer run, and what it names. */
function heapInUse(): number {
  for (let round = 0; round < 5; round++) collectGarbage();
  return process.memoryUsage().heapUsed;
}
