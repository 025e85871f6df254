import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newEntry } from "../testing/new-entry.ts";
import { openSpool, type Spool } from "./spool.ts";
import { type StoredEntry, toStored } from "./stored-entry.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "spool-"));
});
afterEach(() => rm(folder, { recursive: true }));

const entries = (count: number): StoredEntry[] => Array.from({ length: count }, () => toStored(newEntry()));

async function drain(spool: Spool): Promise<readonly StoredEntry[]> {
  const taken: StoredEntry[] = [];
  while (spool.count() > 0) await spool.takeOldest(async (batch) => void taken.push(...batch));
  return taken;
}

/** Root may read any file, but nobody can read a folder as a file. */
async function makeUnreadable(path: string): Promise<void> {
  await rm(path);
  await mkdir(path);
}

async function files(): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("The spool", () => {
  test("hands over its entries, oldest first, in groups of about a thousand, and removes their files", async () => {
    const spool = await openSpool(folder);
    const all = entries(2_500);
    for (let start = 0; start < all.length; start += 500) await spool.append(all.slice(start, start + 500));
    const sizes: number[] = [];
    const taken: StoredEntry[] = [];
    while (spool.count() > 0) {
      await spool.takeOldest(async (batch) => {
        sizes.push(batch.length);
        taken.push(...batch);
      });
    }
    expect(taken).toEqual(all);
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(await files()).toEqual([]);
    await spool.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test("keeps entries whose hand-over failed", async () => {
    const spool = await openSpool(folder);
    const all = entries(3);
    await spool.append(all);
    await expect(spool.takeOldest(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await drain(spool)).toEqual(all);
    await spool.close();
  });

  test("hands over the entries of an ended process, and skips a truncated line", async () => {
    const first = await openSpool(folder);
    const all = entries(3);
    await first.append(all);
    await first.close();
    const [file = ""] = await files();
    await appendFile(file, JSON.stringify(all[0]).slice(0, 100));
    const second = await openSpool(folder);
    expect(second.count()).toBe(3);
    expect(await drain(second)).toEqual(all);
    await second.close();
  });

  test("does not touch the files of a running process", async () => {
    const first = await openSpool(folder);
    await first.append(entries(2));
    const second = await openSpool(folder);
    expect([first.count(), second.count()]).toEqual([2, 0]);
    await first.close();
    await second.close();
  });

  test("rejects entries beyond its maximum size, and accepts entries again once there is room", async () => {
    const [one, two, three] = entries(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error("There are three.");
    const spool = await openSpool(folder, { maxBytes: Buffer.byteLength(JSON.stringify(one)) * 2.5 });
    expect([await spool.append([one]), await spool.append([two]), await spool.append([three])]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await drain(spool)).toEqual([one, two]);
    expect(await spool.append([three])).toBe(true);
    await spool.close();
  });

  test("sets aside an unreadable file, reports it, and hands over the others", async () => {
    const unreadable: string[] = [];
    const options = { onUnreadable: (path: string, error: unknown) => void unreadable.push(`${path} ${error}`) };
    const first = await openSpool(folder, options);
    const all = entries(2_000);
    await first.append(all.slice(0, 1_000));
    await first.append(all.slice(1_000));
    const [oldest = ""] = [...(await files())].sort();
    await makeUnreadable(oldest);
    expect(await drain(first)).toEqual(all.slice(1_000));
    expect(unreadable).toEqual([expect.stringMatching(/\.ndjson Error: EISDIR/)]);
    await first.close();
  });

  test("reads a file that was set aside at the next start, if it has become readable", async () => {
    const first = await openSpool(folder);
    const all = entries(2);
    await first.append(all);
    const [file = ""] = await files();
    const text = await readFile(file);
    await makeUnreadable(file);
    expect(await drain(first)).toEqual([]);
    await first.close();
    const [setAside = ""] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".unreadable"));
    await rm(join(folder, setAside), { recursive: true });
    await writeFile(join(folder, setAside), text);
    const second = await openSpool(folder);
    expect(await drain(second)).toEqual(all);
    await second.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test("opens even if a file of an ended process is unreadable", async () => {
    const first = await openSpool(folder);
    await first.append(entries(1));
    await first.close();
    await makeUnreadable((await files())[0] ?? "");
    const unreadable: string[] = [];
    const second = await openSpool(folder, { onUnreadable: (path) => void unreadable.push(path) });
    expect([second.count(), unreadable.length]).toEqual([0, 1]);
    await second.close();
  });

  test("is accessible to its owner only", async () => {
    const spool = await openSpool(folder);
    await spool.append(entries(1));
    const [file = ""] = await files();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(file, ".."))).mode & 0o777).toBe(0o700);
    await spool.close();
  });
});
