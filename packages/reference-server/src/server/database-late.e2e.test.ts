import { isJson, readErrorContract } from "@error-contract/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { openPostgresql } from "../database/open-postgresql.ts";
import type { Database } from "../database/queryable.ts";
import { hasPostgresql, type PostgresqlServer, startPostgresql } from "../testing/postgresql-server.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { migrations } from "./migrations.ts";

/** How long the server waits for the database here, in milliseconds. */
const PATIENCE = 300;

describe.runIf(hasPostgresql)("While the database does not respond", () => {
  let postgresql: PostgresqlServer;
  let blocking: Database;
  let impatient: Database;
  let server: TestServer;

  beforeAll(async () => {
    postgresql = await startPostgresql();
    const url = await postgresql.createDatabase();
    blocking = await openDatabase(migrations, { url });
    impatient = openPostgresql(url, { patience: PATIENCE });
    server = await testServer(impatient);
  });
  afterAll(async () => {
    await server.close();
    await impatient.close();
    await blocking.close();
    await postgresql.remove();
  });

  test("the response is the document's 504, except for ids", async () => {
    const headers = await server.as(await server.addAccount());
    const { declaration } = readErrorContract(server.document);
    const examples = [...(declaration?.responses.values() ?? [])].flatMap(({ content }) =>
      content.flatMap((media) => media.examples.map(({ value }) => value)),
    );
    const documented = examples.find((example) => isJson(example) && example["code"] === "gateway_timeout");
    await blocking.transaction(async (transaction) => {
      await transaction.query("lock table error_contract.api_keys in access exclusive mode");
      const answer = await server.send({ url: "/api-keys", headers });
      expect(answer.json()).toEqual({ ...Object(documented), request_id: answer.headers["x-request-id"] });
    });
    expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
  });
});
