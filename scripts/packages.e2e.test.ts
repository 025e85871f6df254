import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RepositoryCopy } from "./testing/repository-copy.ts";

let copy: RepositoryCopy;
let released: { readonly all?: string };
let tarballs: readonly string[];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "packages-"));
  copy = await RepositoryCopy.make();
  const readme = await copy.read("README.md");
  const [pack = ""] = /npx -y pnpm@12 release --dry-run .*/.exec(readme) ?? [];
  released = await execa({ cwd: copy.root, shell: true, all: true, reject: false })`${pack}`;
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

/** A stranger's program: every package does its work once. */
const program = (port: number): string => `
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createClient } from "@error-contract/api";
import { readErrorContract } from "@error-contract/contract";
import { generate } from "@error-contract/generator";
import { lint } from "@error-contract/ruleset";
import { ContractError, fastifyErrorContract, serverOptions } from "@error-contract/fastify";
import Fastify from "fastify";

const path = createRequire(import.meta.url).resolve("@error-contract/spec/openapi.json");
const document = JSON.parse(await readFile(path, "utf8"));
const baseUrl = "http://127.0.0.1:${port}";
const server = Fastify(serverOptions());
await server.register(fastifyErrorContract, {
  document,
  documentationUrl: (code) => "https://example.com/" + code,
  authenticator: { async authenticate() { throw new ContractError(401, "Nobody may."); } },
  handlers: {},
});
await server.listen({ host: "127.0.0.1", port: ${port} });
const { status, error } = await createClient({ baseUrl }).GET("/api-logs");
const wrongMethod = await fetch(baseUrl + "/api-logs", { method: "DELETE" });
await server.close();
await generate({ document: path, outDir: "generated-${port}", source: "openapi.json", command: "none" });
console.log(JSON.stringify({
  node: process.version.split(".")[0],
  known: readErrorContract(document).catalogue.some(({ code }) => code === error.code),
  findings: lint(document, { preset: "strict" }),
  refused: [status, error.code],
  allow: wrongMethod.headers.get("allow"),
  generated: (await readFile("generated-${port}/errors.ts", "utf8")).includes("duplicate_record"),
}));
`;

describe("the packages, packed as the README tells", () => {
  it("are these", () => {
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
      expect(released.all).toMatch(new RegExp(`^${id}@\\d\\S+ +\\d[\\d.]* kB +\\d[\\d.]* kB +\\d+$`, "m"));
    }
    expect(released.all).toContain("nothing was");
  });

  it("come with a bill of materials, which names what is installed and what is bundled", async () => {
    const bills = await Promise.all(tarballs.map((path) => readFile(path.replace(/tgz$/, "cdx.json"), "utf8")));
    for (const bill of bills) expect(JSON.parse(bill)).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    const [command = ""] = bills; // the command, as above
    const { components } = JSON.parse(command);
    const versionOf = (name: string) => components.filter((each: { name: string }) => each.name === name).length;
    expect({ installed: versionOf("openapi-typescript"), bundled: versionOf("diff") }).toEqual({ installed: 1, bundled: 1 });
  });

  it("leave a service that installs the plugin without a database driver, jose or the client", async () => {
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
    await writeFile(join(home, `program-${major}.mjs`), program(port));
    const { stdout } = await execa("npx", ["-y", `node@${major}`, `program-${major}.mjs`], { cwd: home });
    expect(JSON.parse(stdout)).toEqual({
      node: `v${major}`,
      known: true,
      findings: [],
      refused: [401, "unauthorized"],
      allow: "GET",
      generated: true,
    });
  });
});
