import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { execa } from "execa";
import getPort from "get-port";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RepositoryCopy } from "./testing/repository-copy.ts";

let copy: RepositoryCopy;
let tarballs: readonly string[];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "packages-"));
  copy = await RepositoryCopy.make();
  expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
  const readme = await copy.read("README.md");
  const [pack = ""] = /npx -y pnpm@12 --filter .* pack --pack-destination packed/.exec(readme) ?? [];
  await execa({ cwd: copy.root, shell: true })`${pack}`;
  tarballs = (await readdir(join(copy.root, "packed"))).map((name) => join(copy.root, "packed", name));
  await writeFile(join(home, "package.json"), '{ "private": true }');
  await execa("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs, "fastify"], { cwd: home });
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await copy[Symbol.asyncDispose]();
});

/** Node 10 knew no `exports`; and what is an ES module alone, as all but the ruleset are, says so in its package.json. */
function isAccepted(problem: Problem | string): boolean {
  if (typeof problem === "string") return false;
  const onNode10 = "resolutionKind" in problem && problem.resolutionKind === "node10";
  return onNode10 || problem.kind === "CJSResolvesToESM";
}

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

  it("are fit to be published", async () => {
    for (const path of tarballs) {
      const tarball = await readFile(path);
      const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
      expect({ path, messages }).toEqual({ path, messages: [] });
    }
  });

  it("lead nobody to sources, which are not in them", async () => {
    for (const path of tarballs) {
      const packed = createPackageFromTarballData(new Uint8Array(await readFile(path)));
      const manifest = packed.readFile(`/node_modules/${packed.packageName}/package.json`);
      expect(manifest).toContain('"name"');
      expect({ path, manifest }).not.toMatchObject({ manifest: expect.stringContaining("@error-contract/source") });
    }
  });

  it("have types that agree with their code, however they are imported", async () => {
    for (const path of tarballs.filter((each) => !/error-contract-(spec-)?\d/.test(each))) {
      const packed = createPackageFromTarballData(new Uint8Array(await readFile(path)));
      const checked = await checkPackage(packed);
      const problems = (checked.types ? checked.problems : ["no types"]).filter((problem) => !isAccepted(problem));
      expect({ path, problems }).toEqual({ path, problems: [] });
    }
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
