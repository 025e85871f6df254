import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseOptions, openDatabase } from "../database/database.ts";
import { migrations } from "../server/migrations.ts";
import { newEntry } from "../testing/new-entry.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import { openErrorLog } from "./open-error-log.ts";

const rounds = 20;
const program = fileURLToPath(new URL("../testing/recording-process.ts", import.meta.url));

/** Lets a process record for a while, kills it, and returns the ids that it had acknowledged by then. */
async function recordAndKill(kind: "url" | "folder", place: string, milliseconds: number): Promise<string[]> {
  const arguments_ = ["-C", "@error-contract/source", program, kind, place];
  const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await once(child.stdout, "data");
  await delay(milliseconds);
  child.kill("SIGKILL");
  const [code, signal] = await closed;
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  // A line that the kill cut short was not acknowledged.
  return output.split("\n").slice(0, -1);
}

async function recorded(options: DatabaseOptions, accountId = newEntry().accountId): Promise<string[]> {
  const database = await openDatabase(migrations, options);
  const log = openErrorLog(database, { logger: silentLogger });
  const ids: string[] = [];
  for await (const entry of log.stream(accountId, {})) ids.push(entry.request_id);
  await log.close();
  await database.close();
  return ids;
}

async function killInRounds(kind: "url" | "folder", place: string): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await recordAndKill(kind, place, (round / rounds) * 200)));
  }
  const found = await recorded({ [kind]: place });
  expect(acknowledged.length).toBeGreaterThan(rounds);
  expect(new Set(found).size, "no entry is there twice").toBe(found.length);
  const there = new Set(found);
  expect(
    acknowledged.filter((id) => !there.has(id)),
    "acknowledged, but lost",
  ).toEqual([]);
}

describe("The error log on PGlite", () => {
  test(`lists every acknowledged error exactly once after its process was killed at ${rounds} moments`, async () => {
    const parent = await mkdtemp(join(tmpdir(), "durability-"));
    await killInRounds("folder", join(parent, "data"));
    await rm(parent, { recursive: true });
  }, 240_000);

  test("records errors after its process was killed while it created its first files", async () => {
    const parent = await mkdtemp(join(tmpdir(), "durability-"));
    const folder = join(parent, "data");
    for (const milliseconds of [300, 700, 1_200]) {
      const child = spawn(process.execPath, ["-C", "@error-contract/source", program, "folder", folder]);
      const closed = once(child, "close");
      await delay(milliseconds);
      child.kill("SIGKILL");
      await closed;
    }
    expect((await recordAndKill("folder", folder, 0)).length).toBeGreaterThan(0);
    await rm(parent, { recursive: true });
  });
});

describe.runIf(hasPostgresql)("On PostgreSQL", () => {
  let server: PostgresqlServer;
  beforeAll(async () => {
    server = await startPostgresql();
  });
  afterAll(() => server.remove());

  test(`every acknowledged error is listed exactly once after its process was killed at ${rounds} moments`, async () => {
    await killInRounds("url", await server.createDatabase());
  }, 240_000);

  test("a database that accepts a statement but does not respond blocks no caller, and has the entry in the end", async () => {
    const url = await server.createDatabase();
    const database = await openDatabase(migrations, { url });
    const log = openErrorLog(database, { logger: silentLogger, patience: 50 });
    await log.record(newEntry());
    await expect.poll(() => log.counters().written).toBe(1);
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holder: Promise<void> | undefined;
    await new Promise<void>((locked) => {
      holder = database.transaction(async (transaction) => {
        await transaction.query("lock table error_contract.api_logs in access exclusive mode");
        locked();
        await held;
      });
    });
    await Promise.all([log.record(newEntry()), log.record(newEntry())]);
    expect(log.counters()).toEqual({ written: 1, queued: 2, spooled: 0, dropped: 0 });
    letGo();
    await holder;
    await log.close();
    expect(log.counters()).toEqual({ written: 3, queued: 0, spooled: 0, dropped: 0 });
    await database.close();
    expect(await recorded({ url })).toHaveLength(3);
  });

  test.each([
    ["stopped", (): Promise<void> => server.stop()],
    ["killed", (): Promise<void> => server.kill()],
  ])("no error is lost and no caller is refused when the database is %s and restarted under load", async (_, end) => {
    const url = await server.createDatabase();
    const database = await openDatabase(migrations, { url });
    const log = openErrorLog(database, { logger: silentLogger });
    const accountId = randomUUID();
    const acknowledged: string[] = [];
    let ended = false;
    const caller = async (): Promise<void> => {
      while (!ended) {
        const entry = newEntry({ accountId });
        await log.record(entry);
        acknowledged.push(entry.requestId);
        await delay(5);
      }
    };
    const callers = Promise.all(Array.from({ length: 32 }, caller));

    for (let round = 0; round < 3; round += 1) {
      await delay(50);
      await end();
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before + 100);
      expect(log.counters().queued).toBeGreaterThan(0);
      await server.start();
      await expect.poll(() => log.counters().written, { timeout: 10_000 }).toBeGreaterThan(before);
    }
    ended = true;
    await callers;
    await log.close();
    await database.close();
    expect(log.counters()).toEqual({ written: acknowledged.length, queued: 0, spooled: 0, dropped: 0 });
    expect((await recorded({ url }, accountId)).sort()).toEqual(acknowledged.sort());
  });
});
