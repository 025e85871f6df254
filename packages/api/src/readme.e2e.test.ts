import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";

const folder = join(import.meta.dirname, "../.build/readme");
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the README", () => {
  it("shows code that compiles with the strictest options", async () => {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    expect(blocks).toHaveLength(5);
    await mkdir(folder, { recursive: true });
    const environment = "declare const process: { readonly env: Readonly<Record<string, string | undefined>> };\n";
    const console = "declare const console: { log(...values: readonly unknown[]): void };\n";
    await writeFile(join(folder, "readme.ts"), environment + console + blocks.join("\n"));
    expect(await compile("TypeScript 7", folder, ["readme.ts"])).toBe("");
  });
});
