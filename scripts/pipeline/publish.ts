import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Replaces the last build's artifacts with new ones, each by a rename. If one fails, those already moved are moved back.
 *
 * @param artifacts - files and folders, relative to both roots
 * @param tree - where they were built
 * @param root - where they belong, on the same file system as `tree`
 * @throws {Error} the file system's own error, after everything has been moved back
 * @example
 * await publish(["spec/dist"], tree, root);
 */
export async function publish(artifacts: readonly string[], tree: string, root: string): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const artifact of artifacts) {
      const fresh = join(tree, artifact);
      const place = join(root, artifact);
      const previous = join(tree, ".previous", artifact);
      if (existsSync(place)) {
        await mkdir(dirname(previous), { recursive: true });
        await rename(place, previous);
        undo.unshift(() => rename(previous, place));
      }
      await mkdir(dirname(place), { recursive: true });
      await rename(fresh, place);
      undo.unshift(() => rename(place, fresh));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}
