import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { GenerateError } from "./document/error.ts";

/**
 * Replaces a folder atomically: the new content is written next to it, and takes its place once complete. Whatever
 * fails before that leaves the old folder as it was. It is synchronous, so Ctrl-C takes effect before or after it.
 *
 * @param folder - the folder to replace; it need not exist
 * @param files - the new content, by file name
 * @throws {GenerateError} if the folder has a file that would not be replaced, so that nothing written by hand is lost
 * @throws {Error} from the file system
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(folder);
  const strangers = namesIn(target).filter((name) => !files.has(name));
  if (strangers.length > 0) {
    const message = `holds ${strangers.join(", ")}, which this command did not write. Pass another folder, or remove them.`;
    throw new GenerateError([{ where: folder, message }]);
  }
  const beside = join(dirname(target), `.${basename(target)}-${process.pid}`);
  const fresh = `${beside}-new`;
  const old = `${beside}-old`;
  try {
    mkdirSync(fresh, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(fresh, name), text);
    swap(target, fresh, old);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * Renaming cannot replace a folder that is not empty, so the old one is moved aside first. It is moved back if the new
 * one cannot take its place.
 */
function swap(target: string, fresh: string, old: string): void {
  mkdirSync(target, { recursive: true });
  renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
