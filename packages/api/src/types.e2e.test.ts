import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";

const folder = join(import.meta.dirname, "../.build/types");
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the types", () => {
  it.each(["TypeScript 7", "TypeScript 5"] as const)(
    "accept and reject what api.types.ts says: %s",
    async (compiler) => {
      expect(await compile(compiler, join(folder, compiler), ["../../../src/api.types.ts"])).toBe("");
    },
  );

  it("fail if they say anything else", async () => {
    const home = join(folder, "wrong");
    await compile("TypeScript 7", home, []);
    const right = await readFile(join(import.meta.dirname, "api.types.ts"), "utf8");
    const wrong = right
      .replaceAll('"./', '"../../../src/')
      .replace("Equal<typeof result.status, 201>", "Equal<typeof result.status, 200>");
    await writeFile(join(home, "wrong.ts"), wrong);
    expect(await compile("TypeScript 7", home, ["wrong.ts"])).toMatch(
      /^\S*wrong\.ts\(\d+,\d+\): error TS2344: [^\n]*\n$/,
    );
  });
});
