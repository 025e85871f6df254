import { describe } from "vitest";
import { recordStatements } from "../testing/recorded-statements.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { describeErrorLog } from "./error-log.suite.ts";
import { describeGroups } from "./read-groups.suite.ts";
import { describeStatements } from "./statements.suite.ts";

describe("On PGlite", () => {
  const statements = new Set<string>();
  const open = async () => recordStatements(await openTestDatabase(), statements);
  describeErrorLog(open);
  describeGroups(open);
  describeStatements(statements);
});
