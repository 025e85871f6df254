import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { remembered } from "./remembered.ts";

let folder: string;
let made: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "remembered-"));
  made = 0;
});
afterEach(() => rm(folder, { recursive: true }));

/** Compiles `src` to `dist` in a new tree, as every build does. */
async function build(name: string, files: Readonly<Record<string, string>>, fails = false): Promise<string[]> {
  const tree = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(tree, dirname(path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  await remembered(
    { tree, inputs: ["src", "config.json"], outputs: ["dist"], memory: join(folder, "memory") },
    async () => {
      made += 1;
      await mkdir(join(tree, "dist"));
      for (const file of await readdir(join(tree, "src"))) {
        await writeFile(join(tree, "dist", file), (await readFile(join(tree, "src", file), "utf8")).toUpperCase());
      }
      if (fails) throw new Error("does not compile");
    },
  );
  const names = await readdir(join(tree, "dist"));
  return Promise.all(names.sort().map(async (file) => `${file}: ${await readFile(join(tree, "dist", file), "utf8")}`));
}

const sources = { "src/a.ts": "a", "src/b.ts": "b", "config.json": "{}" };

describe("cached work", () => {
  it("is not done again in another tree with the same inputs, and has the same result", async () => {
    expect(await build("one", sources)).toEqual(["a.ts: A", "b.ts: B"]);
    expect(await build("two", sources)).toEqual(["a.ts: A", "b.ts: B"]);
    expect(made).toBe(1);
  });

  it.each([
    ["a file that changed", { ...sources, "src/a.ts": "c" }, ["a.ts: C", "b.ts: B"]],
    ["a file that is new", { ...sources, "src/c.ts": "c" }, ["a.ts: A", "b.ts: B", "c.ts: C"]],
    ["a file that is gone", { "src/a.ts": "a", "config.json": "{}" }, ["a.ts: A"]],
    ["a file with another name", { "src/a.ts": "a", "src/z.ts": "b", "config.json": "{}" }, ["a.ts: A", "z.ts: B"]],
    ["another configuration", { ...sources, "config.json": "[]" }, ["a.ts: A", "b.ts: B"]],
  ])("is done again for %s", async (_what, changed, expected) => {
    await build("one", sources);
    expect(await build("two", changed)).toEqual(expected);
    expect(made).toBe(2);
    expect(await readdir(join(folder, "memory"))).toHaveLength(1);
  });

  it("removes what an older build left in the tree", async () => {
    await build("one", sources);
    expect(await build("two", { ...sources, "dist/old.ts": "OLD" })).toEqual(["a.ts: A", "b.ts: B"]);
    expect(await build("three", { "src/a.ts": "a", "config.json": "{}", "dist/old.ts": "OLD" })).toEqual(["a.ts: A"]);
  });

  it("caches nothing if the work fails", async () => {
    await expect(build("one", sources, true)).rejects.toThrow("does not compile");
    expect(await build("two", sources)).toEqual(["a.ts: A", "b.ts: B"]);
    expect(made).toBe(2);
  });

  it("can be done by several builds in parallel", async () => {
    const same = ["one", "two", "three"].map((name) => build(name, sources));
    const other = build("four", { ...sources, "src/a.ts": "c" });
    expect(await Promise.all(same)).toEqual(Array(3).fill(["a.ts: A", "b.ts: B"]));
    expect(await other).toEqual(["a.ts: C", "b.ts: B"]);
  });
});
