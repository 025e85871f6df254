import { globSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { root } from "../../pipeline/repository.ts";
import { nodeOf } from "../../testing/packed-command.ts";
import { packageManagers, runOn } from "./package-managers.ts";

/** The compilers, bundlers and runtimes in docs/support.md, each in the version that its table names. */
const tools = {
  typescript54: "npm:typescript@5.4",
  typescript59: "npm:typescript@5.9",
  typescript7: "npm:typescript@7",
  vite: "8",
  esbuild: "0.28",
  webpack: "5",
  "webpack-cli": "7",
  deno: "2",
  bun: "1",
};

/** Calls an API that returns 404, with code generated from its document, and prints what it narrowed the error to. */
const program = `
import { createClient } from "./generated/index.js";

const api = createClient({ baseUrl: "BASE_URL" });
const found = await api.GET("/v1/charges/{charge}", { params: { path: { charge: "ch_1" } } });
if (found.ok) {
  const id: string = found.data.id;
  console.log(id);
} else if (found.code === "resource_missing") {
  const message: string = found.error.error.message;
  console.log("missing", found.status, message);
}
`;
const printed = "missing 404 No such charge.";

let folder: string;
let node: string;
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "a project with spaces "));
  node = await nodeOf("22"); // the oldest that all of these tools run on
  const port = await getPort();
  baseUrl = `http://127.0.0.1:${port}`;
  server = createServer((_, response) => {
    const error = { type: "invalid_request_error", code: "resource_missing", message: "No such charge." };
    response.writeHead(404, { "content-type": "application/json", "access-control-allow-origin": "*" });
    response.end(JSON.stringify({ error }));
  }).listen(port, "127.0.0.1");
  await install();
  await run("npx", "--no-install", "error-contract", "generate", "openapi.yaml", "generated");
  await writeFile(join(folder, "program.ts"), program.replace("BASE_URL", baseUrl));
  await run("node", "node_modules/typescript59/bin/tsc", "--project", "tsconfig.json");
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function install(): Promise<void> {
  const [npm] = packageManagers;
  if (npm === undefined) throw new Error("There is no npm.");
  const manifest = {
    private: true,
    type: "module",
    dependencies: { "@error-contract/client": "^0.1.0", "error-contract": "^0.1.0" },
    devDependencies: tools,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...strict, outDir: "compiled" }, files: ["program.ts"] }),
  );
  await copyFile(join(root, "packages/cli/test/any-api/documents/charges.yaml"), join(folder, "openapi.yaml"));
  await npm.configure(folder, inject("registry"));
  // Without scripts: those of Deno and Bun only move files of their packages.
  const { exitCode, all } = await runOn(npm.install, ["--ignore-scripts"], { cwd: folder, node });
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
}

const strict = {
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

/** Runs a command in the folder; a failure shows its whole output. */
async function run(command: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, all } = await runOn([command], args, { cwd: folder, node });
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  return stdout.trim();
}

/** TypeScript 7 must be told to ignore a `tsconfig.json` next to the files; earlier versions lack the option. */
function filesAlone(compiler: string): string[] {
  return compiler === "typescript7" ? ["--ignoreConfig"] : [];
}

/** Returns the path of a program that a package contains as a file. */
function binary(pattern: string): string {
  const [found] = globSync(pattern, { cwd: folder });
  if (found === undefined) throw new Error(`Nothing was installed at ${pattern}.`);
  return join(folder, found);
}

describe("generated code compiles in strict projects", () => {
  it.each([
    ["typescript54", "nodenext"],
    ["typescript59", "nodenext"],
    ["typescript59", "bundler"],
    ["typescript7", "nodenext"],
    ["typescript7", "bundler"],
  ])("with %s, resolving like %s", async (compiler, resolution) => {
    const module = resolution === "bundler" ? "esnext" : resolution;
    const options = ["--moduleResolution", resolution, "--module", module, "--noEmit"];
    await run("node", `node_modules/${compiler}/bin/tsc`, "--project", "tsconfig.json", ...options);
  });

  it.each(["typescript54", "typescript7"])(
    "and %s rejects a code that the document does not have",
    async (compiler) => {
      const text = await readFile(join(folder, "program.ts"), "utf8");
      await writeFile(join(folder, "wrong.ts"), text.replace('"resource_missing"', '"resource_lost"'));
      const args = ["--strict", "--target", "es2022", "--module", "nodenext", "--noEmit", "wrong.ts"];
      const { exitCode, all } = await runOn(
        ["node"],
        [`node_modules/${compiler}/bin/tsc`, ...filesAlone(compiler), ...args],
        {
          cwd: folder,
          node,
        },
      );
      expect({ exitCode, all }).toEqual({
        exitCode: expect.not.toBeOneOf([0]),
        all: expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2367.*resource_lost/m),
      });
    },
  );
});

describe("a CommonJS file", () => {
  const file = 'import client = require("@error-contract/client");\nconsole.log(typeof client.createClient);\n';

  it.each(["typescript59", "typescript7"])("can require our ES modules, according to %s", async (compiler) => {
    await writeFile(join(folder, "required.cts"), file);
    const args = [
      "--strict",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
      "--module",
      "nodenext",
      ...filesAlone(compiler),
    ];
    await run("node", `node_modules/${compiler}/bin/tsc`, ...args, "--outDir", compiler, "required.cts");
  });

  it.each(["20", "22", "24"])("can require our ES modules on Node %s", async (major) => {
    const program = 'console.log(typeof require("@error-contract/client").createClient)';
    const { stdout } = await execa(await nodeOf(major), ["--input-type=commonjs", "-e", program], { cwd: folder });
    expect(stdout).toBe("function");
  });
});

describe("a bundle of the compiled program works", () => {
  it.each([
    ["Vite", "vite", ["build", "--ssr", "compiled/program.js", "--outDir", "out-vite"], "out-vite/program.js"],
    [
      "esbuild",
      "esbuild",
      ["compiled/program.js", "--bundle", "--format=esm", "--outfile=out-esbuild.mjs"],
      "out-esbuild.mjs",
    ],
    [
      "webpack",
      "webpack",
      [
        "--mode",
        "production",
        "--target",
        "node20",
        "--entry",
        "./compiled/program.js",
        "-o",
        "out-webpack",
        "--output-filename",
        "main.cjs",
      ],
      "out-webpack/main.cjs",
    ],
  ] as const)("made by %s", async (_name, bundler, args, made) => {
    await run("npx", "--no-install", bundler, ...args);
    expect(await run("node", made)).toBe(printed);
  });
});

describe("runtimes other than Node", () => {
  const runtimes = [
    ["Deno", "node_modules/@deno/*/deno", ["run", "-A", "--node-modules-dir=manual", "--no-lock"]],
    ["Bun", "node_modules/@oven/*/bin/bun", ["run"]],
  ] as const;

  it.each(runtimes)("%s runs the client", async (_name, pattern, args) => {
    const { stdout } = await execa(binary(pattern), [...args, "compiled/program.js"], { cwd: folder });
    expect(stdout).toBe(printed);
  });

  it.each(runtimes)("%s runs the command", async (_name, pattern, args) => {
    const command = "node_modules/error-contract/dist/error-contract.js";
    const { stdout } = await execa(binary(pattern), [...args, command, "report", "openapi.yaml"], { cwd: folder });
    expect(stdout).toContain("What to do first");
  });
});
