import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { lockFolder } from "../database/folder-lock.ts";
import { adoptFolders, isSegment, isTemporary, newName, readSegment, UNREADABLE } from "./spool-files.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** Entries that wait on disk until the database accepts them. They survive the process. */
export interface Spool {
  /** How many entries wait. */
  count(): number;
  /**
   * Appends entries.
   *
   * @returns whether they are on disk; false if the spool is full or the write fails
   */
  append(entries: readonly StoredEntry[]): Promise<boolean>;
  /**
   * Hands over the oldest entries, and removes them once `work` succeeds. If it fails, they stay.
   *
   * @param work - writes the entries to the database; it may receive the same entry twice
   */
  takeOldest(work: (entries: readonly StoredEntry[]) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** How a spool behaves. */
export interface SpoolOptions {
  /** The maximum size of all its files, in bytes. Default 1 GB. */
  readonly maxBytes?: number;
  /** Called with each unreadable file. The file is set aside until the next start, so that the others are written. */
  readonly onUnreadable?: (path: string, error: unknown) => void;
}

/** A file of the spool. It is handed over and removed as a whole. */
interface Segment {
  readonly path: string;
  entries: number;
  bytes: number;
}

/** The size at which a segment is full. Its entries go to the database in one statement. */
const SEGMENT = { entries: 1_000, bytes: 4_000_000 };

/**
 * Opens a spool. Each process has a folder of its own in it, and takes over those of processes that have ended.
 *
 * @param folder - the parent of the folders of all processes; created if absent
 * @param options - how it behaves
 * @returns the spool, with the entries that ended processes left
 * @throws the error of the file system if the folder cannot be used
 * @example const spool = await openSpool(".data/spool", { maxBytes: 1e9 });
 */
export async function openSpool(
  folder: string,
  { maxBytes = 1e9, onUnreadable = () => undefined }: SpoolOptions = {},
): Promise<Spool> {
  const own = join(folder, randomUUID());
  await mkdir(own, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(own);
  await adoptFolders(folder, own);
  const segments = await readSegments();
  let current: { readonly segment: Segment; readonly file: FileHandle } | undefined;
  let count = segments.reduce((sum, { entries }) => sum + entries, 0);
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  /** The last operation: appends and hand-overs run one at a time. */
  let last: Promise<unknown> = Promise.resolve();

  async function readSegments(): Promise<Segment[]> {
    const names = (await readdir(own)).filter(isSegment).sort();
    const found = names.map(async (name): Promise<readonly Segment[]> => {
      const path = join(own, name);
      const entries = await readOrSetAside(path);
      return entries === undefined ? [] : [{ path, entries: entries.length, bytes: (await stat(path)).size }];
    });
    return (await Promise.all(found)).flat();
  }

  async function readOrSetAside(path: string): Promise<readonly StoredEntry[] | undefined> {
    try {
      return await readSegment(path);
    } catch (error) {
      if (isTemporary(error)) throw error;
      if (!path.endsWith(UNREADABLE)) await rename(path, `${path}${UNREADABLE}`).catch(() => undefined);
      onUnreadable(path, error);
      return undefined;
    }
  }

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
      // A partial write leaves a broken line, so the segment ends here. The entries stay with the caller.
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
      const entries = (await readOrSetAside(segment.path)) ?? [];
      if (entries.length > 0) await work(entries);
      await inTurn(async () => {
        segments.splice(segments.indexOf(segment), 1);
        count -= segment.entries;
        bytes -= segment.bytes;
        // If the file cannot be removed, the next process writes its entries again, which is idempotent.
        await rm(segment.path, { force: true }).catch(() => undefined);
      });
    },
    async close() {
      await inTurn(finishSegment);
      await unlock();
      // Fails unless the folder is empty: files in it wait for the next process.
      await rmdir(own).catch(() => undefined);
    },
  };
}
