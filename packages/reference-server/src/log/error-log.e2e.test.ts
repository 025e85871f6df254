import { afterAll, beforeAll, describe } from "vitest";
import { openDatabase } from "../database/database.ts";
import { migrations } from "../server/migrations.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { describeErrorLog } from "./error-log.suite.ts";
import { describeGroups } from "./read-groups.suite.ts";

describe.runIf(hasPostgresql)("On PostgreSQL", () => {
  let server: PostgresqlServer;
  beforeAll(async () => {
    server = await startPostgresql();
  });
  afterAll(() => server.remove());

  const open = async () => openDatabase(migrations, { url: await server.createDatabase() });
  describeErrorLog(open);
  describeGroups(open);
});
