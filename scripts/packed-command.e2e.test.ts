import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";
import { everySubcommand } from "./testing/every-subcommand.ts";
import { installPackedCommand, nodeOf, type PackedCommand } from "./testing/packed-command.ts";

const ours = join(root, "packages/cli/test/any-api/documents");
const corpus = join(root, "../shared/corpus");

/** Two documents for each subcommand: one of this repository, and a third-party one if the corpus is available. */
const documents: Readonly<Record<string, readonly [own: string, strange: string]>> = {
  lint: ["checkout.yaml", "museum.yaml"],
  report: ["heroes.json", "komga.json"],
  fix: ["owners.yaml", "petclinic.yaml"],
  diff: ["charges.yaml", "adyen.yaml"],
  init: ["folders.json", "museum.yaml"],
  generate: ["articles.yaml", "petclinic.yaml"],
  test: ["catalogs.yaml", "petclinic.yaml"],
  coverage: ["charges.yaml", "petclinic.yaml"],
  explain: ["ledger.yaml", "adyen.yaml"],
  pages: ["checkout.yaml", "komga.json"],
};

let command: PackedCommand;
beforeAll(async () => {
  command = await installPackedCommand();
}, 300_000);
afterAll(() => command[Symbol.asyncDispose]());

describe("the command, installed from its tarball", () => {
  it("runs with npx, and names every subcommand", async () => {
    const { stdout } = await execa("npx", ["--no-install", "error-contract", "--help"], { cwd: command.home });
    const named = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(documents).toSorted());
  });

  it("contains no references to sources, tests or folders of the machine that packed it", async () => {
    const installed = join(command.home, "node_modules/error-contract");
    expect(readdirSync(installed).toSorted()).toEqual(["LICENSE", "README.md", "dist", "package.json", "schemas"]);
    for (const file of readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".js")) continue;
      expect({ file, text: await readFile(join(installed, "dist", file), "utf8") }).not.toMatchObject({
        text: expect.stringContaining(root),
      });
    }
  });

  describe.each(["20", "22", "24"])("on Node %s", { timeout: 300_000 }, (major) => {
    let node: string;
    beforeAll(async () => {
      node = await nodeOf(major);
    });

    it.each(Object.entries(documents))("runs %s on %j", async (name, [own, strange]) => {
      const paths = [join(ours, own), ...(existsSync(corpus) ? [join(corpus, strange)] : [])];
      for (const path of paths) {
        const folder = await mkdtemp(join(command.home, `${name}-${major}-`));
        const calls = everySubcommand(path, folder);
        const { args, ends, after } = calls[name] ?? { args: [], ends: [], after: undefined };
        const run = (line: readonly string[]) =>
          execa(node, [command.bin, ...line], { cwd: folder, reject: false, stdin: "ignore" });
        if (after !== undefined) await run(calls[after]?.args ?? []);
        const ended = await run(args);
        expect({ path, ends, ended }).toEqual({
          path,
          ends,
          ended: expect.objectContaining({ exitCode: expect.toBeOneOf([...ends]) }),
        });
        expect(ended.stdout + ended.stderr).not.toMatch(/ERR_MODULE_NOT_FOUND|^ {4}at /m);
      }
    });
  });
});
