import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "./render-error-pages.ts";

/**
 * Writes rendered pages into a folder. Files that are there already and have no page stay.
 *
 * @param folder - the folder, which is made where it is missing
 * @param files - what `renderErrorPages` returned
 * @throws when the folder cannot be written to
 */
export async function writePages(folder: string, files: Files): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all([...files].map(([path, content]) => writeFile(join(folder, path), content)));
}
