import { afterAll, beforeAll, describe } from "vitest";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { describeApiKeys } from "./api-keys.suite.ts";
import { describeApiLogs } from "./api-logs.suite.ts";
import { describeAuthentication } from "./authentication.suite.ts";
import { describeIsolation } from "./isolation.suite.ts";
import { describeOrderOfEntries } from "./order-of-entries.suite.ts";

describe("On PGlite", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.close());

  describeAuthentication(() => server);
  describeApiKeys(() => server);
  describeApiLogs(() => server);
  describeIsolation(() => server);
  describeOrderOfEntries(() => server);
});
