import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DatabaseUnavailable } from "../database/errors.ts";
import { newEntry } from "../testing/new-entry.ts";
import { createBatchWriter } from "./batch-writer.ts";
import type { Logger } from "./logger.ts";
import { openSpool, type Spool } from "./spool.ts";
import { type StoredEntry, toStored } from "./stored-entry.ts";

/** A writer whose `write` does what the test says, with records of what was written and logged. */
function setUp(
  write: (batch: readonly StoredEntry[]) => Promise<void> = async () => undefined,
  maxQueuedBytes = 1e7,
  spool?: Spool,
) {
  const batches: string[][] = [];
  const messages: string[] = [];
  const log = (_: object, message: string): void => void messages.push(message);
  const logger: Logger = { error: log, info: log };
  const writer = createBatchWriter({
    write: async (batch) => {
      await write(batch);
      batches.push(batch.map(({ id }) => id));
    },
    maxQueuedBytes,
    patience: 20,
    spool,
    logger,
  });
  return { writer, batches, messages, written: () => batches.flat() };
}

const entries = (count: number): StoredEntry[] => Array.from({ length: count }, () => toStored(newEntry()));
const ids = (batch: readonly StoredEntry[]): string[] => batch.map(({ id }) => id);
const away = async (): Promise<void> => {
  throw new DatabaseUnavailable("connect ECONNREFUSED");
};

/** A gate that holds back whoever waits at it until it is opened. */
function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait: () => opened, open };
}

describe("A batch writer", () => {
  test("writes simultaneous entries in one batch, in order", async () => {
    const { writer, batches } = setUp();
    const all = entries(5);
    await Promise.all(all.map((entry) => writer.add(entry)));
    expect(batches).toEqual([ids(all)]);
    expect(writer.counters()).toEqual({ written: 5, queued: 0, spooled: 0, dropped: 0 });
  });

  test("collects entries while a batch is being written", async () => {
    const { wait, open } = gate();
    const { writer, batches } = setUp(wait);
    const [first, ...others] = entries(4);
    const all = [writer.add(first as StoredEntry)];
    await turn();
    await turn();
    all.push(...others.map((entry) => writer.add(entry)));
    open();
    await Promise.all(all);
    expect(batches.map((batch) => batch.length)).toEqual([1, 3]);
  });

  test("writes consecutive entries immediately", async () => {
    const { writer, batches } = setUp();
    for (const entry of entries(3)) await writer.add(entry);
    expect(batches.map((batch) => batch.length)).toEqual([1, 1, 1]);
  });

  test("does not resolve before the entry is written", async () => {
    const { wait, open } = gate();
    const { writer, written } = setUp(wait);
    let released = false;
    const added = writer.add(toStored(newEntry())).then(() => {
      released = true;
      expect(written()).toHaveLength(1);
    });
    await turn();
    await turn();
    expect(released).toBe(false);
    open();
    await added;
  });

  test("resolves immediately while the database is away, and writes all entries when it returns", async () => {
    let isAway = true;
    const { writer, written, messages } = setUp(() => (isAway ? away() : Promise.resolve()));
    const all = entries(10);
    await Promise.all(all.map((entry) => writer.add(entry)));
    expect(written()).toEqual([]);
    expect(writer.counters()).toEqual({ written: 0, queued: 10, spooled: 0, dropped: 0 });
    isAway = false;
    await expect.poll(() => writer.counters().queued).toBe(0);
    expect(written()).toEqual(ids(all));
    expect(messages).toEqual([
      "The error log waits for the database.",
      "The database accepts entries of the error log again.",
    ]);
  });

  test("resolves within its patience if the database hangs", async () => {
    const { wait, open } = gate();
    const { writer, written } = setUp(wait);
    await writer.add(toStored(newEntry()));
    expect(written()).toEqual([]);
    await writer.add(toStored(newEntry()));
    open();
    await expect.poll(() => written().length).toBe(2);
  });

  test("drops entries beyond its bound, counts them, and logs it once", async () => {
    const [entry] = entries(1);
    const { writer, messages } = setUp(away, (entry?.json.length ?? 0) * 3);
    for (const next of entries(10)) await writer.add(next);
    expect(writer.counters()).toEqual({ written: 0, queued: 3, spooled: 0, dropped: 7 });
    expect(messages).toEqual([
      "The error log waits for the database.",
      "The error log is full: from now on it drops entries.",
    ]);
    await writer.close();
  });

  test("drops an entry that the database rejects, and no other", async () => {
    const all = entries(9);
    const refused = all[4]?.id;
    const { writer, written } = setUp(async (batch) => {
      if (batch.some(({ id }) => id === refused)) throw Object.assign(new Error("bad"), { code: "22P02" });
    });
    await Promise.all(all.map((entry) => writer.add(entry)));
    expect(written()).toEqual(ids(all).filter((id) => id !== refused));
    expect(writer.counters()).toEqual({ written: 8, queued: 0, spooled: 0, dropped: 1 });
  });

  test("keeps all entries if they are not the cause of the error", async () => {
    let faults = 2;
    const { writer, written } = setUp(async () => {
      if (faults-- > 0) throw Object.assign(new Error("permission denied"), { code: "42501" });
    });
    await writer.add(toStored(newEntry()));
    await expect.poll(() => written().length).toBe(1);
  });

  test("drains when it is closed", async () => {
    const { writer, written } = setUp();
    const all = entries(2_500);
    for (const entry of all) void writer.add(entry);
    await writer.close();
    expect(written()).toEqual(ids(all));
  });

  test("closes while the database is away, and logs how many entries are lost", async () => {
    const { writer, messages } = setUp(away);
    await Promise.all(entries(3).map((entry) => writer.add(entry)));
    await writer.close();
    expect(writer.counters()).toEqual({ written: 0, queued: 0, spooled: 0, dropped: 3 });
    expect(messages.at(-1)).toBe("The server stops while the database is away: the waiting entries are lost.");
  });

  test("drops entries after it is closed, and counts them", async () => {
    const { writer, written } = setUp();
    await writer.close();
    await writer.add(toStored(newEntry()));
    expect(written()).toEqual([]);
    expect(writer.counters().dropped).toBe(1);
  });
});

describe("A batch writer with a spool", () => {
  let folder: string;
  let spool: Spool;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "writer-"));
    spool = await openSpool(folder);
  });
  afterEach(async () => {
    await spool.close();
    await rm(folder, { recursive: true });
  });

  test("keeps entries on disk while the database is away, and writes each once when it returns", async () => {
    let isAway = true;
    const { writer, written } = setUp(() => (isAway ? away() : Promise.resolve()), 1e7, spool);
    const all = entries(2_500);
    await Promise.all(all.map((entry) => writer.add(entry)));
    expect(writer.counters()).toEqual({ written: 0, queued: 0, spooled: 2_500, dropped: 0 });
    isAway = false;
    await expect.poll(() => writer.counters()).toEqual({ written: 2_500, queued: 0, spooled: 0, dropped: 0 });
    expect([...written()].sort()).toEqual([...ids(all)].sort());
    await writer.close();
  });

  test("leaves entries on disk for the next process", async () => {
    const first = setUp(away, 1e7, spool);
    const all = entries(3);
    await Promise.all(all.map((entry) => first.writer.add(entry)));
    await first.writer.close();
    expect(first.messages.at(-1)).toBe(
      "The server stops while the database is away: the next start writes the waiting entries.",
    );
    expect(first.writer.counters().dropped).toBe(0);
    await spool.close();

    spool = await openSpool(folder);
    const second = setUp(undefined, 1e7, spool);
    await expect.poll(() => second.written()).toEqual(ids(all));
    await second.writer.close();
  });

  test("has an entry on disk before it resolves if the database hangs, and writes it once", async () => {
    const { wait, open } = gate();
    const { writer, written } = setUp(wait, 1e7, spool);
    const all = entries(2);
    for (const entry of all) await writer.add(entry);
    expect(spool.count()).toBe(2);
    open();
    await expect.poll(() => writer.counters()).toEqual({ written: 2, queued: 0, spooled: 0, dropped: 0 });
    expect(written()).toEqual(ids(all));
    await writer.close();
  });

  test("falls back to memory, and then drops entries, if the disk is unavailable too", async () => {
    const [entry] = entries(1);
    const noRoom: Spool = { ...spool, append: async () => false };
    const { writer } = setUp(away, (entry?.json.length ?? 0) * 3, noRoom);
    for (const next of entries(10)) await writer.add(next);
    expect(writer.counters()).toEqual({ written: 0, queued: 3, spooled: 0, dropped: 7 });
    expect(writer.isOverflowing()).toBe(true);
    await writer.close();
  });

  test("alternates between new entries and those on disk", async () => {
    await spool.append(entries(1_000));
    const { writer } = setUp(undefined, 1e7, spool);
    const feed = async (): Promise<void> => {
      while (spool.count() > 0) await writer.add(toStored(newEntry()));
    };
    await Promise.all([feed(), feed()]);
    expect(writer.counters().written).toBeGreaterThanOrEqual(1_000);
    await writer.close();
  });
});
