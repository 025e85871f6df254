import { afterAll, beforeAll, describe } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { describeApiKeys } from "./api-keys.suite.ts";
import { describeApiLogs } from "./api-logs.suite.ts";
import { describeAuthentication } from "./authentication.suite.ts";
import { describeIsolation } from "./isolation.suite.ts";
import { migrations } from "./migrations.ts";
import { describeOrderOfEntries } from "./order-of-entries.suite.ts";

describe.runIf(hasPostgresql)("On PostgreSQL", () => {
  let postgresql: PostgresqlServer;
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    postgresql = await startPostgresql();
    database = await openDatabase(migrations, { url: await postgresql.createDatabase() });
    server = await testServer(database);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    await postgresql.remove();
  });

  describeAuthentication(() => server);
  describeApiKeys(() => server);
  describeApiLogs(() => server);
  describeIsolation(() => server);
  describeOrderOfEntries(() => server);
});
