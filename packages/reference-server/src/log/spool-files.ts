import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { FolderInUse, lockFolder } from "../database/folder-lock.ts";
import type { StoredEntry } from "./stored-entry.ts";

const SUFFIX = ".ndjson";
/** The extension of a file that was set aside. The next start tries to read it again. */
export const UNREADABLE = ".unreadable";

export function isSegment(name: string): boolean {
  return name.endsWith(SUFFIX) || name.endsWith(UNREADABLE);
}

/** The name of a new segment. Names sort by age. */
export function newName(): string {
  return `${String(Date.now()).padStart(15, "0")}-${String(process.hrtime.bigint()).padStart(20, "0")}-${randomUUID()}${SUFFIX}`;
}

/** Tells whether an error is temporary: too many open files, or too little memory. */
export function isTemporary(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EMFILE", "ENFILE", "ENOMEM"].includes(String(error.code));
}

/** Moves the files of ended processes into the folder of this one. */
export async function adoptFolders(folder: string, own: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const other = join(folder, entry.name);
    if (!entry.isDirectory() || other === own) continue;
    const unlock = await lockFolder(other).catch((error: unknown) => {
      if (error instanceof FolderInUse) return undefined;
      throw error;
    });
    if (unlock === undefined) continue;
    for (const name of await readdir(other)) await rename(join(other, name), join(own, name));
    await rmdir(other);
    await unlock();
  }
}

/** Reads the entries of a segment. A line cut short by a crash or a full disk was never acknowledged; it is skipped. */
export async function readSegment(path: string): Promise<readonly StoredEntry[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    try {
      const entry = JSON.parse(line);
      return { ...entry, receivedAt: new Date(entry.receivedAt) };
    } catch {
      return [];
    }
  });
}
