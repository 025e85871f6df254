import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const options =
  "--noEmit --target es2023 --module nodenext --strict --exactOptionalPropertyTypes --skipLibCheck --types node";
const source = "--allowImportingTsExtensions --customConditions @error-contract/source";

// What this project compiles with, and what most others still do.
const compilers = {
  "TypeScript 7": join(root, "node_modules/.bin/tsc"),
  "TypeScript 5": join(root, "packages/generator/node_modules/.bin/tsc"),
};

describe("the types", () => {
  it.each(Object.entries(compilers))(
    "accept and refuse what result.types.ts says, under a strict %s",
    async (_, tsc) => {
      const file = join(import.meta.dirname, "result.types.ts");
      const run = promisify(execFile)(tsc, [...options.split(" "), ...source.split(" "), file], {
        cwd: import.meta.dirname,
      });
      await expect(run).resolves.toMatchObject({ stdout: "" });
    },
  );
});
