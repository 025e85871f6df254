import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { root } from "../../pipeline/repository.ts";
import { nodeOf } from "../../testing/packed-command.ts";
import { strangersProgram, strangersResult } from "../../testing/stranger.ts";
import { publishedPackages } from "../published-packages.ts";
import { installManagers, packageManagers, runOn } from "./package-managers.ts";

const names = publishedPackages.map(({ manifest }) => manifest.name);
const document = join(root, "packages/cli/test/any-api/documents/charges.yaml");
const majors = ["20", "22", "24"] as const;
const nodes = new Map<string, string>();

let home: string;
let managers: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "a rehearsal "));
  managers = await installManagers(join(home, "managers"));
  for (const major of majors) nodes.set(major, await nodeOf(major));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const nodeFor = (major: string): string => nodes.get(major) ?? "";

async function folderOf(name: string, manifest: object): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true, ...manifest }));
  return folder;
}

describe("a release", () => {
  const [first, again] = inject("releases");

  it("publishes every package, each after its dependencies", () => {
    expect(first).toMatchObject({ exitCode: 0 });
    const published = Array.from(first.output.matchAll(/^(\S+)@[\d.]+ published$/gm), ([, name = ""]) => name);
    expect(published.toSorted()).toEqual(names.toSorted());
    for (const { manifest } of publishedPackages) {
      const needed = names.filter((name) => name in (manifest.dependencies ?? {}));
      for (const name of needed) expect(published.indexOf(name)).toBeLessThan(published.indexOf(manifest.name));
    }
  });

  it("publishes nothing twice, so that an interrupted release can be run again", () => {
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.output.match(/@[\d.]+ was there already$/gm)).toHaveLength(names.length);
    expect(again.output).not.toMatch(/ published$/m);
  });
});

/** Fastify 5 depends on a version of `cookie` that requires Node 22, though Fastify works on Node 20. */
const ofFastify = ["cookie"];

// In parallel, because each mostly waits for the registry and its downloads; the tests of one run in sequence.
describe.concurrent.each(packageManagers)("from the registry alone, with $name", (manager) => {
  let folder: string;
  const inTurns = { concurrent: false };
  beforeAll(async () => {
    const dependencies = Object.fromEntries([...names.map((name) => [name, "^0.1.0"]), ["fastify", "^5"]]);
    folder = await folderOf(manager.name, { dependencies });
    await manager.configure(folder, inject("registry"));
    const { exitCode, all } = await runOn(manager.install, [], { cwd: folder, node: nodeFor("20"), managers });
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    const refused = Array.from(all.matchAll(/(?:package: '|engine for )(@?[^@]+)@/g), ([, name = ""]) => name);
    expect(refused.filter((name) => !ofFastify.includes(name))).toEqual([]);
  }, 600_000);

  it.each(majors)("every package works on Node %s", inTurns, async (major) => {
    const port = await getPort();
    await writeFile(join(folder, `program-${major}.mjs`), strangersProgram(port));
    const { exitCode, stdout, all } = await runOn(manager.node, [`program-${major}.mjs`], {
      cwd: folder,
      node: nodeFor(major),
      managers,
    });
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(stdout)).toEqual(strangersResult(major));
  });

  it.each(majors)("the installed command reports on Node %s", inTurns, async (major) => {
    const args = ["error-contract", "report", document];
    const { exitCode, all } = await runOn(manager.exec, args, { cwd: folder, node: nodeFor(major), managers });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringContaining("What to do first") });
  });

  it("the command runs without being installed", inTurns, async () => {
    const empty = await folderOf(`${manager.name}-empty`, {});
    await manager.configure(empty, inject("registry"));
    const args = ["error-contract", "report", document];
    const { exitCode, all } = await runOn(manager.fetchAndRun, args, { cwd: empty, node: nodeFor("20"), managers });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringContaining("What to do first") });
  });
});
