import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./repository.ts";
import { removeAbandoned, shadowTree } from "./shadow-tree.ts";

/**
 * Does some work in a copy of the repository's sources and removes the copy, however the work ends: normally, by an error, or by
 * Ctrl-C.
 *
 * @param work - receives the copy's path and a signal that aborts on Ctrl-C or SIGTERM
 * @returns what `work` returns
 * @example
 * const reports = await inShadow((tree, signal) => runStages(buildStages, tree, { signal }));
 */
export async function inShadow<Result>(work: (tree: string, signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(new Interrupted());
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const parent = join(root, ".build");
  await removeAbandoned(parent);
  const tree = await shadowTree(root, parent);
  try {
    return await work(tree, interrupted.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    await rm(tree, { recursive: true, force: true });
  }
}

/** The user interrupted the program; nothing is wrong with the input. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  override readonly message = "Interrupted; nothing was changed.";
}
