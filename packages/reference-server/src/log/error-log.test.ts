import { describe } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { describeErrorLog } from "./error-log.suite.ts";
import { describeGroups } from "./read-groups.suite.ts";

describe("On PGlite", () => {
  describeErrorLog(openTestDatabase);
  describeGroups(openTestDatabase);
});
