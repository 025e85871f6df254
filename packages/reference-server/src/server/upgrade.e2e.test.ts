import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { describeUpgrade } from "./upgrade.suite.ts";

describe("After an upgrade from the previous release, on PGlite,", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "upgrade-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  describeUpgrade(async (dump) => {
    const pglite = await PGlite.create(join(folder, "files"));
    await pglite.exec(dump);
    await pglite.close();
    return { folder };
  });
});

describe.runIf(hasPostgresql)("After an upgrade from the previous release, on PostgreSQL,", () => {
  let postgresql: PostgresqlServer;
  beforeAll(async () => {
    postgresql = await startPostgresql();
  });
  afterAll(() => postgresql.remove());

  describeUpgrade(async (dump) => {
    const url = await postgresql.createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(dump);
    await client.end();
    return { url };
  });
});
