import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../pipeline/repository.ts";
import { nodeOf } from "../../testing/packed-command.ts";
import { RepositoryCopy } from "../../testing/repository-copy.ts";
import { strangersProgram, strangersResult } from "../../testing/stranger.ts";
import { publishedPackages } from "../published-packages.ts";
import { packageManagers, runOn } from "./package-managers.ts";
import { type Registry, startRegistry } from "./registry.ts";

const names = publishedPackages.map(({ manifest }) => manifest.name);
const document = join(root, "packages/cli/test/any-api/documents/charges.yaml");
const majors = ["20", "22", "24"] as const;
const nodes = new Map<string, string>();

let copy: RepositoryCopy;
let registry: Registry;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "rehearsal-"));
  for (const major of majors) nodes.set(major, await nodeOf(major));
  [copy, registry] = await Promise.all([RepositoryCopy.make(), startRegistry()]);
}, 600_000);
afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await copy[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

/** `pnpm release`, to the registry of this test. */
async function release(): Promise<{ readonly exitCode: number | undefined; readonly all: string }> {
  const args = ["-C", "@error-contract/source", "scripts/release.ts", "--registry", registry.url];
  const { exitCode, all } = await execa("node", args, {
    cwd: copy.root,
    env: { npm_config_userconfig: registry.npmrc },
    all: true,
    reject: false,
  });
  return { exitCode, all };
}

const nodeFor = (major: string): string => nodes.get(major) ?? "";

async function folderOf(name: string, manifest: object): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true, ...manifest }));
  return folder;
}

describe("a release", () => {
  it("publishes every package, each after those that it needs", async () => {
    const { exitCode, all } = await release();
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    const published = Array.from(all.matchAll(/^(\S+)@[\d.]+ published$/gm), ([, name = ""]) => name);
    expect(published.toSorted()).toEqual(names.toSorted());
    for (const { manifest } of publishedPackages) {
      const needed = names.filter((name) => name in (manifest.dependencies ?? {}));
      for (const name of needed) expect(published.indexOf(name)).toBeLessThan(published.indexOf(manifest.name));
    }
  });

  it("publishes nothing twice, so that one that broke off can be run again", async () => {
    const { exitCode, all } = await release();
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all.match(/@[\d.]+ was there already$/gm)).toHaveLength(names.length);
    expect(all).not.toMatch(/ published$/m);
  });
});

describe.each(packageManagers)("from the registry alone, with $name", (manager) => {
  let folder: string;
  beforeAll(async () => {
    const dependencies = Object.fromEntries([...names.map((name) => [name, "^0.1.0"]), ["fastify", "^5"]]);
    folder = await folderOf(manager.name, { dependencies });
    await manager.configure(folder, registry.url);
    const { exitCode, all } = await runOn(manager.install, [], { cwd: folder, node: nodeFor("20") });
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).not.toMatch(/unsupported engine|EBADENGINE/i);
  }, 600_000);

  it.each(majors)("every package does its work on Node %s", async (major) => {
    const port = await getPort();
    await writeFile(join(folder, `program-${major}.mjs`), strangersProgram(port));
    const { exitCode, stdout, all } = await runOn(manager.node, [`program-${major}.mjs`], {
      cwd: folder,
      node: nodeFor(major),
    });
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(stdout)).toEqual(strangersResult(major));
  });

  it.each(majors)("the installed command reports on Node %s", async (major) => {
    const args = ["error-contract", "report", document];
    const { exitCode, all } = await runOn(manager.exec, args, { cwd: folder, node: nodeFor(major) });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringContaining("What to do first") });
  });

  it("the command reports where nothing is installed", async () => {
    const empty = await folderOf(`${manager.name}-empty`, {});
    await manager.configure(empty, registry.url);
    const args = ["error-contract", "report", document];
    const { exitCode, all } = await runOn(manager.fetchAndRun, args, { cwd: empty, node: nodeFor("20") });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringContaining("What to do first") });
  });
});
