import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Database, Heard } from "../database/database.ts";
import { DatabaseUnavailable } from "../database/errors.ts";
import { keyDirectory } from "./key-directory.ts";

/** Creates a database with one key, which counts its queries. */
function databaseOf(id: string) {
  const state = { asked: 0, version: 0, away: false, current: true, heard: (() => undefined) as Heard };
  const database = {
    async query() {
      state.asked += 1;
      if (state.away) throw new DatabaseUnavailable("away");
      return [{ id, version: state.version }];
    },
    listen(_channel: string, heard: Heard) {
      state.heard = heard;
      return { isCurrent: () => state.current, close: async () => undefined };
    },
  };
  // The directory uses only these methods of a database.
  return { state, keys: keyDirectory(database as unknown as Database) };
}

const id = randomUUID();

test("A key is looked up once, and is the same object from then on", async () => {
  const { state, keys } = databaseOf(id);
  const first = await keys.find(id);
  expect(await keys.find(id)).toBe(first);
  expect(await keys.find(id.toUpperCase())).toBe(first);
  expect(state.asked).toBe(1);
});

test.each([
  ["this process invalidates it", (keys: { forget(id: string): void }) => keys.forget(id)],
  ["the database announces its change", (_: unknown, state: { heard: Heard }) => state.heard(id)],
  ["announcements may have been missed", (_: unknown, state: { heard: Heard }) => state.heard(undefined)],
])("A changed key is looked up again if %s", async (_, change) => {
  const { state, keys } = databaseOf(id);
  const first = await keys.find(id);
  state.version += 1;
  change(keys, state);
  expect(await keys.find(id)).not.toBe(first);
  expect(await keys.find(id)).toBe(await keys.find(id));
  expect(state.asked).toBe(2);
});

test("A key that is looked up again and has not changed is the same object", async () => {
  const { state, keys } = databaseOf(id);
  const first = await keys.find(id);
  keys.forget(id);
  expect(await keys.find(id)).toBe(first);
  expect(state.asked).toBe(2);
});

test("Concurrent calls share a look-up, but not after a change", async () => {
  const { state, keys } = databaseOf(id);
  const reading = [keys.find(id), keys.find(id), keys.find(id)];
  keys.forget(id);
  const later = keys.find(id);
  await Promise.all([...reading, later]);
  expect(state.asked).toBe(2);
});

test("A key that changed during its look-up is not cached", async () => {
  const { state, keys } = databaseOf(id);
  const reading = keys.find(id);
  state.version += 1;
  keys.forget(id);
  const read = await reading;
  expect(await keys.find(id)).not.toBe(read);
  expect(state.asked).toBe(2);
});

test("While announcements cannot be received, each request looks up its key", async () => {
  const { state, keys } = databaseOf(id);
  await keys.find(id);
  state.current = false;
  await keys.find(id);
  await keys.find(id);
  expect(state.asked).toBe(3);
  state.current = true;
  await keys.find(id);
  expect(state.asked, "what was read then is not trusted later").toBe(4);
});

test("While the database is away, cached keys remain valid", async () => {
  const { state, keys } = databaseOf(id);
  const known = await keys.find(id);
  state.away = true;
  state.current = false;
  expect(await keys.find(id)).toBe(known);
  await expect(keys.find(randomUUID())).rejects.toThrow(DatabaseUnavailable);
});

test("A kid that is not a UUID never reaches the database", async () => {
  const { state, keys } = databaseOf(id);
  expect(await keys.find("x")).toBeUndefined();
  expect(state.asked).toBe(0);
});
