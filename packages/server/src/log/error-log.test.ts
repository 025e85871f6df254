import { describe } from "vitest";
import { openDatabase } from "../database/database.ts";
import { describeErrorLog } from "./error-log.suite.ts";

describe("On PGlite", () => describeErrorLog(() => openDatabase({})));
