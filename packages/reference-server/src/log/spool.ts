import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { FolderInUse, lockFolder } from "../database/folder-lock.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** Entries that wait on disk until the database takes them. They survive the process. */
export interface Spool {
  /** How many entries wait. */
  count(): number;
  /**
   * Keeps entries.
   *
   * @returns whether they are on disk; false when the spool is full or the disk does not take them
   */
  append(entries: readonly StoredEntry[]): Promise<boolean>;
  /**
   * Hands over the oldest entries, and forgets them when the work is done. If it fails they stay.
   *
   * @param work - writes the entries where they belong; entries may be handed over twice
   */
  takeOldest(work: (entries: readonly StoredEntry[]) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** How a spool behaves. */
export interface SpoolOptions {
  /** How large its files may become, in bytes. Default 1 GB. */
  readonly maxBytes?: number;
}

/** A file of the spool. It is handed over, and removed, as a whole. */
interface Segment {
  readonly path: string;
  entries: number;
  bytes: number;
}

/** What a segment may hold. It is one statement for the database. */
const SEGMENT = { entries: 1_000, bytes: 4_000_000 };

/**
 * Opens a spool. Each process has a folder of its own in it, and takes over those of processes that have ended.
 *
 * @param folder - where the folders of all processes are; made when absent
 * @param options - how it behaves
 * @returns the spool, with what earlier processes left
 * @throws whatever the file system throws, when the folder cannot be used
 * @example const spool = await openSpool(".data/spool", { maxBytes: 1e9 });
 */
export async function openSpool(folder: string, { maxBytes = 1e9 }: SpoolOptions = {}): Promise<Spool> {
  const own = join(folder, randomUUID());
  await mkdir(own, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(own);
  const segments = await adopt(folder, own);
  let current: { readonly segment: Segment; readonly file: FileHandle } | undefined;
  let count = segments.reduce((sum, { entries }) => sum + entries, 0);
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  /** Appends and hand-overs come one after another. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  async function finishSegment(): Promise<void> {
    const { file } = current ?? {};
    current = undefined;
    await file?.close();
  }

  async function write(entries: readonly StoredEntry[]): Promise<boolean> {
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    const size = Buffer.byteLength(text);
    if (bytes + size > maxBytes) return false;
    try {
      current ??= await newSegment();
      await current.file.appendFile(text);
      await current.file.datasync();
    } catch {
      // What was written of it is a broken line, which ends its segment; the entries stay with the caller.
      await finishSegment().catch(() => undefined);
      return false;
    }
    const { segment } = current;
    segment.entries += entries.length;
    segment.bytes += size;
    count += entries.length;
    bytes += size;
    if (segment.entries >= SEGMENT.entries || segment.bytes >= SEGMENT.bytes) await finishSegment();
    return true;
  }

  async function newSegment(): Promise<{ readonly segment: Segment; readonly file: FileHandle }> {
    const segment: Segment = { path: join(own, newName()), entries: 0, bytes: 0 };
    const file = await open(segment.path, "ax", 0o600);
    segments.push(segment);
    return { segment, file };
  }

  return {
    count: () => count,
    append: (entries) => inTurn(() => write(entries)),
    async takeOldest(work) {
      const segment = await inTurn(async () => {
        const [oldest] = segments;
        if (oldest !== undefined && current?.segment === oldest) await finishSegment();
        return oldest;
      });
      if (segment === undefined) return;
      const entries = await readSegment(segment.path);
      if (entries.length > 0) await work(entries);
      await inTurn(async () => {
        segments.splice(segments.indexOf(segment), 1);
        count -= segment.entries;
        bytes -= segment.bytes;
        // A file that cannot be removed is written once more by the next process, which changes nothing.
        await rm(segment.path, { force: true }).catch(() => undefined);
      });
    },
    async close() {
      await inTurn(finishSegment);
      await unlock();
      // Only an empty folder can be removed; what is in this one waits for the next process.
      await rmdir(own).catch(() => undefined);
    },
  };
}

/** Names sort by age. */
function newName(): string {
  return `${String(Date.now()).padStart(15, "0")}-${String(process.hrtime.bigint()).padStart(20, "0")}-${randomUUID()}.ndjson`;
}

/** Moves what ended processes left into the folder of this one. */
async function adopt(folder: string, own: string): Promise<Segment[]> {
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
  const names = (await readdir(own)).sort();
  return await Promise.all(
    names.map(async (name) => {
      const path = join(own, name);
      const [entries, { size }] = await Promise.all([readSegment(path), stat(path)]);
      return { path, entries: entries.length, bytes: size };
    }),
  );
}

/** The entries of a segment. A line that a crash or a full disk cut short was never acknowledged. */
async function readSegment(path: string): Promise<readonly StoredEntry[]> {
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
