import { describe, expect, test } from "vitest";
import { migrations } from "../server/migrations.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { describeDatabase } from "./database.suite.ts";
import { DatabaseUnavailable, openDatabase } from "./database.ts";

describe("PGlite in memory", () => describeDatabase(openTestDatabase));

describe("PostgreSQL", () => {
  test("that is unreachable is reported as unavailable, with the reason", async () => {
    await expect(openDatabase(migrations, { url: "postgresql://nobody@127.0.0.1:9/none" })).rejects.toThrow(
      DatabaseUnavailable,
    );
    await expect(openDatabase(migrations, { url: "postgresql://nobody@127.0.0.1:9/none" })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });
});
