import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outcome, RepositoryCopy } from "./testing/repository-copy.ts";
import { strangersProgram, strangersResult } from "./testing/stranger.ts";

let copy: RepositoryCopy;
let released: Outcome;
let tarballs: readonly string[];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "packages-"));
  copy = await RepositoryCopy.make();
  const readme = await copy.read("README.md");
  const [, options = ""] = /^npx -y pnpm@12 release (--dry-run .*)$/m.exec(readme) ?? [];
  // Not through pnpm, which would first install in the copy and link this repository's programs there.
  released = await copy.run("scripts/release.ts", ...options.split(" "));
  expect(released).toMatchObject({ exitCode: 0 });
  const packed = await readdir(join(copy.root, "packed"));
  tarballs = packed.filter((name) => name.endsWith(".tgz")).map((name) => join(copy.root, "packed", name));
  await writeFile(join(home, "package.json"), '{ "private": true }');
  await execa("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs, "fastify"], { cwd: home });
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await copy[Symbol.asyncDispose]();
});

describe("the packages, packed as the README describes", () => {
  it("are the command and eight scoped packages", () => {
    expect(tarballs.map((path) => path.replace(/^.*\/error-contract-(?:(.*?)-)?\d.*$/, "$1"))).toEqual([
      "", // the command, which has no scope
      "api",
      "client",
      "contract",
      "fastify",
      "generator",
      "responses",
      "ruleset",
      "spec",
    ]);
  });

  it("are listed with their sizes before anything is published", () => {
    for (const path of tarballs) {
      const [, name = ""] = /error-contract-(?:(.*)-)?\d/.exec(path) ?? [];
      const id = name === "" ? "error-contract" : `@error-contract/${name}`;
      expect(released.output).toMatch(new RegExp(`^${id}@\\d\\S+ +\\d[\\d.]* kB +\\d[\\d.]* kB +\\d+$`, "m"));
    }
    expect(released.output).toContain("nothing was");
  });

  it("have a bill of materials, which lists what is installed and what is bundled", async () => {
    const bills = await Promise.all(tarballs.map((path) => readFile(path.replace(/tgz$/, "cdx.json"), "utf8")));
    for (const bill of bills) expect(JSON.parse(bill)).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    const [command = ""] = bills; // the command, as above
    const { components } = JSON.parse(command);
    const versionOf = (name: string) => components.filter((each: { name: string }) => each.name === name).length;
    expect({ installed: versionOf("openapi-typescript"), bundled: versionOf("diff") }).toEqual({
      installed: 1,
      bundled: 1,
    });
  });

  it("install no database driver, jose or client with the plugin", async () => {
    const service = await mkdtemp(join(tmpdir(), "service-"));
    const needed = tarballs.filter((path) => /error-contract-(fastify|responses|contract)-/.test(path));
    await writeFile(join(service, "package.json"), '{ "private": true }');
    await execa("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...needed, "fastify"], {
      cwd: service,
    });
    const installed = await readdir(join(service, "node_modules"));
    expect(installed).toEqual(expect.arrayContaining(["ajv", "fastify", "secure-json-parse"]));
    expect(installed.filter((name) => /^(jose|pg|pg-.*|openapi-.*|@electric-sql)$/.test(name))).toEqual([]);
    expect(await readdir(join(service, "node_modules/@error-contract"))).toEqual(["contract", "fastify", "responses"]);
    await rm(service, { recursive: true, force: true });
  });

  it.each(["20", "24"])("work together in Node %s", async (major) => {
    const port = await getPort();
    await writeFile(join(home, `program-${major}.mjs`), strangersProgram(port));
    const { stdout } = await execa("npx", ["-y", `node@${major}`, `program-${major}.mjs`], { cwd: home });
    expect(JSON.parse(stdout)).toEqual(strangersResult(major));
  });
});
