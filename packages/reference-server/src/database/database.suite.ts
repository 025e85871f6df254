import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, isUniqueViolation } from "./database.ts";

/** Tests the behavior that both databases share. */
export function describeDatabase(open: () => Promise<Database>): void {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.query("create table things (name text unique, count int)");
  }, 60_000);
  afterAll(() => database.close());

  test("returns the same JavaScript values", async () => {
    const [row] = await database.query(
      `select 1::int as int, 2::bigint as bigint, true as bool, 'a' as text, null as nothing,
              '27c1f6ae-5d90-4b38-a4f7-0e8d2c6b9315'::uuid as uuid, '{"a":[1]}'::json as json, '{"a":[1]}'::jsonb as jsonb,
              array['a', 'b'] as texts, '2026-03-02T03:04:11.482Z'::timestamptz as time`,
    );
    expect(row).toEqual({
      int: 1,
      bigint: 2,
      bool: true,
      text: "a",
      nothing: null,
      uuid: "27c1f6ae-5d90-4b38-a4f7-0e8d2c6b9315",
      json: { a: [1] },
      jsonb: { a: [1] },
      texts: ["a", "b"],
      time: new Date("2026-03-02T03:04:11.482Z"),
    });
  });

  test("accepts the same JavaScript values", async () => {
    const time = new Date("2026-03-02T03:04:11.482Z");
    const [row] = await database.query(
      "select $1::int as int, $2::text[] as texts, $3::timestamptz as time, $4::text as nothing",
      [1, ["a", 'b"'], time, null],
    );
    expect(row).toEqual({ int: 1, texts: ["a", 'b"'], time, nothing: null });
  });

  test("commits a transaction that resolves", async () => {
    const result = await database.transaction(async (transaction) => {
      await transaction.query("insert into things values ('committed')");
      return "done";
    });
    expect(result).toBe("done");
    expect(await database.query("select name from things where name = 'committed'")).toHaveLength(1);
  });

  test("rolls back a transaction that rejects, and rejects with its error", async () => {
    const failed = database.transaction(async (transaction) => {
      await transaction.query("insert into things values ('rolled back')");
      throw new RangeError("changed my mind");
    });
    await expect(failed).rejects.toThrow(RangeError);
    expect(await database.query("select name from things where name = 'rolled back'")).toEqual([]);
  });

  describe("a duplicate", () => {
    test("is recognized by the constraint that it violates", async () => {
      await database.query("insert into things values ('twice')");
      const error = await database.query("insert into things values ('twice')").catch((caught: unknown) => caught);
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(error, "things_name_key")).toBe(true);
      expect(isUniqueViolation(error, "another_key")).toBe(false);
    });

    test("is distinguished from any other error", async () => {
      const error = await database.query("select 1 / 0").catch((caught: unknown) => caught);
      expect(isUniqueViolation(error)).toBe(false);
      expect(isUniqueViolation(undefined)).toBe(false);
    });

    test("is rejected even if both are inserted at the same time", async () => {
      const insert = () => database.query("insert into things values ('race')");
      const results = await Promise.allSettled([insert(), insert()]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });
  });
}
