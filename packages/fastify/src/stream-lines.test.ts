import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { streamLines } from "./stream-lines.ts";

/** Counts the values read, and notes whether the reader ended the iteration early. */
function counted(values: number): { read: number; ended: boolean; [Symbol.asyncIterator](): AsyncIterator<number> } {
  return {
    read: 0,
    ended: false,
    async *[Symbol.asyncIterator]() {
      try {
        for (this.read = 0; this.read < values; this.read++) yield this.read;
      } finally {
        this.ended = true;
      }
    },
  };
}

describe("A stream of lines", () => {
  test("has one JSON value per line", async () => {
    expect(await text(await streamLines(counted(3)))).toBe("0\n1\n2\n");
    expect(await text(await streamLines(counted(0)))).toBe("");
  });

  test("reads no further ahead than its reader", async () => {
    const values = counted(1_000_000);
    const stream = await streamLines(values);
    stream.once("readable", () => undefined);
    for (let turns = 0; turns < 1_000; turns++) await turn();
    expect(values.read).toBeLessThan(100);
    stream.destroy();
    await once(stream, "close");
    expect(values.ended).toBe(true);
  });

  test("that fails immediately rejects before there is a stream", async () => {
    const failing = { next: () => Promise.reject(new Error("The database is away.")) };
    await expect(streamLines({ [Symbol.asyncIterator]: () => failing })).rejects.toThrow("The database is away.");
  });
});
