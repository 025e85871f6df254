import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes rendered pages, and what belongs to them, into a folder. Files that are there already and have no page stay.
 *
 * @param folder - the folder, which is made where it is missing
 * @param files - what `renderErrorPages` or `renderProjectSite` returned
 * @throws when the folder cannot be written to
 */
export async function writePages(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all([...files].map(([path, content]) => writeFile(join(folder, path), content)));
}
