import { describe, expect, test } from "vitest";
import { ClosedLate, closeInTime } from "./close-in-time.ts";

const never = new Promise<void>(() => undefined);

describe("Closing in time", () => {
  test("closes idle connections immediately, and cuts off none that end by themselves", async () => {
    const done: string[] = [];
    await closeInTime(
      {
        drainTime: 0,
        closeIdle: () => done.push("idle"),
        finish: async () => void done.push("finish"),
        cutOff: () => done.push("cut"),
      },
      10_000,
    );
    expect(done).toEqual(["idle", "finish"]);
  });

  test("closes nothing while it drains", async () => {
    const done: string[] = [];
    const closing = { closeIdle: () => done.push("idle"), finish: async () => void done.push("finish"), cutOff() {} };
    const closed = closeInTime({ ...closing, drainTime: 100 }, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(done).toEqual([]);
    await closed;
    expect(done).toEqual(["idle", "finish"]);
  });

  test("cuts off connections that stay open, and then ends", async () => {
    let release = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      release = resolve;
    });
    const closing = { drainTime: 0, closeIdle: () => undefined, finish: () => finished, cutOff: () => release() };
    await expect(closeInTime(closing, 50)).resolves.toBeUndefined();
  });

  test("rejects when time is up, and passes on earlier errors", async () => {
    const closing = { drainTime: 0, closeIdle: () => undefined, cutOff: () => undefined };
    await expect(closeInTime({ ...closing, finish: () => never }, 50)).rejects.toThrow(ClosedLate);
    await expect(closeInTime({ ...closing, finish: () => Promise.reject(new Error("no")) }, 5_000)).rejects.toThrow(
      "no",
    );
  });
});
