import { setImmediate as endOfTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Queryable } from "../database/database.ts";
import { lane } from "./lane.ts";

/** A database whose statements end when the test says so. */
function slowDatabase() {
  const running: { readonly text: string; readonly end: () => void; readonly fail: () => void }[] = [];
  const database: Queryable = {
    query: (text) =>
      new Promise((resolve, reject) => {
        const stop = (): void => void running.splice(running.indexOf(entry), 1);
        const entry = {
          text,
          end: () => {
            stop();
            resolve([]);
          },
          fail: () => {
            stop();
            reject(new Error(text));
          },
        };
        running.push(entry);
      }),
  };
  return { database, running, texts: () => running.map(({ text }) => text) };
}

test("No more statements run at once than the lane is wide; the others wait in order", async () => {
  const { database, running, texts } = slowDatabase();
  const { query } = lane(database, 2);
  const all = ["a", "b", "c", "d"].map((text) => query(text));
  await endOfTurn();
  expect(texts()).toEqual(["a", "b"]);
  running[1]?.end();
  await endOfTurn();
  expect(texts()).toEqual(["a", "c"]);
  while (running.length > 0) {
    running[0]?.end();
    await endOfTurn();
  }
  expect(await Promise.all(all)).toEqual([[], [], [], []]);
});

test("A failed statement frees its slot", async () => {
  const { database, running, texts } = slowDatabase();
  const { query } = lane(database, 1);
  const failing = query("a");
  const next = query("b");
  await endOfTurn();
  running[0]?.fail();
  await expect(failing).rejects.toThrow("a");
  await endOfTurn();
  expect(texts()).toEqual(["b"]);
  running[0]?.end();
  await next;
});
