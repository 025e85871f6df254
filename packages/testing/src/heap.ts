/** References to the measured objects, so that they are not collected. */
const kept: unknown[] = [];

/**
 * Measures how much heap an object retains, after garbage collection.
 *
 * @param make - creates the object; run it once before, so that its compiled code is not counted
 * @returns the object, and its retained size in bytes
 * @throws {Error} if the process was not started with `--expose-gc`
 */
export function weigh<Made>(make: () => Made): readonly [Made, number] {
  const before = heapInUse();
  const made = make();
  kept.push(made);
  return [made, heapInUse() - before];
}

/** Releases all measured objects. */
export function forgetWeighed(): void {
  kept.length = 0;
}

/** Runs the garbage collector. */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error("Run with --expose-gc.");
  gc();
}

/** Repeats the collection, because unused code and what it refers to are collected only in later cycles. */
function heapInUse(): number {
  for (let round = 0; round < 5; round++) collectGarbage();
  return process.memoryUsage().heapUsed;
}
