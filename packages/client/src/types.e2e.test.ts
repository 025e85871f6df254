import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "./testing/compile.ts";

const folder = join(import.meta.dirname, "../.build/types");
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the types", () => {
  it.each(["TypeScript 7", "TypeScript 5"] as const)(
    "accept and reject what result.types.ts says: %s",
    async (compiler) => {
      expect(await compile(compiler, join(folder, compiler), ["../../../src/result.types.ts"])).toBe("");
    },
  );
});
