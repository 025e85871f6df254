import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../command-line/error.ts";
import { endWhenIdle } from "../command-line/interrupt.ts";
import { MANIFEST } from "./own-folder.ts";

/**
 * Replaces a folder as a whole. The files are first written next to it, so that a reader sees either the old or the new
 * ones, and a failure leaves the old ones in place.
 *
 * @param path - the folder, absolute
 * @param files - its files, by their path inside it
 * @param name - the folder's name in messages
 * @throws {InputError} if it cannot be written
 */
export function replaceFolder(path: string, files: ReadonlyMap<string, string>, name: string): void {
  const parent = dirname(path);
  let fresh: string | undefined;
  endWhenIdle();
  try {
    mkdirSync(parent, { recursive: true });
    fresh = mkdtempSync(join(parent, `.${basename(path)}-`));
    const made = join(fresh, "new");
    for (const folder of new Set([...files.keys()].map((file) => dirname(join(made, file))))) {
      mkdirSync(folder, { recursive: true });
    }
    for (const [file, content] of files) writeFileSync(join(made, file), content);
    writeFileSync(join(made, MANIFEST), `${JSON.stringify([...files.keys()].sort(), null, 2)}\n`);
    const old = join(fresh, "old");
    if (existsSync(path)) renameSync(path, old);
    try {
      renameSync(made, path);
    } catch (error) {
      if (existsSync(old)) renameSync(old, path);
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`This folder cannot be written: ${reason}.`, {
      place: { file: name },
      remedy: "Pass a folder that you can write to. Existing files are unchanged.",
    });
  } finally {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true });
  }
}
