import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { GenerateError } from "./error.ts";

/**
 * Replaces a folder as one step: its new content is written beside it, and takes its place when it is complete. Whatever
 * fails before leaves the old folder as it was.
 *
 * @param folder the folder to replace; it need not exist
 * @param files the new content, by file name
 * @throws {GenerateError} when the folder holds a file that is not being replaced: nothing written by hand is ever lost
 * @throws {Error} from the file system
 */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const target = resolve(folder);
  const strangers = (await namesIn(target)).filter((name) => !files.has(name));
  if (strangers.length > 0) {
    const message = `holds ${strangers.join(", ")}, which this command did not write. Give a folder of its own, or remove them.`;
    throw new GenerateError([{ where: folder, message }]);
  }
  const beside = join(dirname(target), `.${basename(target)}-${process.pid}`);
  const fresh = `${beside}-new`;
  const old = `${beside}-old`;
  try {
    await mkdir(fresh, { recursive: true });
    for (const [name, text] of files) await writeFile(join(fresh, name), text);
    await swap(target, fresh, old);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** A folder that is not empty cannot be renamed over, so the old one steps aside first, and back if the new one cannot come. */
async function swap(target: string, fresh: string, old: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await rename(target, old);
  try {
    await rename(fresh, target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
