import fs from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ruleset } from "@stoplight/spectral-core";
import { bundleRuleset } from "@stoplight/spectral-ruleset-bundler";
import { commonjs } from "@stoplight/spectral-ruleset-bundler/plugins/commonjs";
import { stdin } from "@stoplight/spectral-ruleset-bundler/plugins/stdin";
import { runtime } from "@stoplight/spectral-ruleset-bundler/presets/runtime";
import { migrateRuleset } from "@stoplight/spectral-ruleset-migrator";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { rules } from "../src/rules/index.ts";
import { petDocument } from "./support/document.ts";
import { Project } from "./support/project.ts";

const ids = rules.map(({ id }) => id).sort();
let project: Project;

beforeAll(async () => {
  project = await Project.empty();
  for (const name of ["contract", "ruleset"]) {
    const cwd = join(import.meta.dirname, "../..", name);
    await execa("npx", ["-y", "pnpm@12", "pack", "--pack-destination", project.root], { cwd });
  }
  const tarballs = (await readdir(project.root)).filter((name) => name.endsWith(".tgz"));
  await project.run("npm", "install", "--no-audit", "--no-fund", ...tarballs.map((name) => `./${name}`));
  const broken = petDocument("3.0.3");
  delete broken["security"];
  await project.write({ "pets.yaml": stringify(petDocument("3.0.3")), "broken.yaml": stringify(broken) });
});
afterAll(() => project[Symbol.asyncDispose]());

describe("packed and installed outside the workspace, it", () => {
  it("needs one line in .spectral.yaml", async () => {
    await project.write({ ".spectral.yaml": 'extends: ["@error-contract/ruleset"]' });
    const { exitCode, output } = await project.run("spectral", "lint", "--fail-severity", "warn", "broken.yaml");
    expect(output).toContain("error-401-unreachable  4 operations can answer 401 or 403");
    expect(exitCode).toBe(1);
    expect((await project.run("spectral", "lint", "--quiet", "pets.yaml")).output).toBe("");
  });

  it("needs two lines in redocly.yaml", async () => {
    await project.write({
      "redocly.yaml": 'plugins: ["@error-contract/ruleset/redocly"]\nextends: ["error-contract/strict"]',
    });
    const { exitCode, output } = await project.run("redocly", "lint", "broken.yaml");
    expect(output).toContain("error-contract/error-401-unreachable");
    expect(exitCode).toBe(1);
    expect((await project.run("redocly", "lint", "pets.yaml")).exitCode).toBe(0);
  });

  it.each([
    ["imported", "mjs", 'import ruleset, { lint } from "@error-contract/ruleset";'],
    ["required", "cjs", 'const { default: ruleset, lint } = require("@error-contract/ruleset");'],
  ])("can be %s by a program", async (_, extension, load) => {
    const file = `program.${extension}`;
    await project.write({
      [file]: `${load}\nconsole.log(JSON.stringify([Object.keys(ruleset.rules).sort(), lint({}).length]));`,
    });
    const { output } = await project.run("node", file);
    expect(JSON.parse(output)).toEqual([ids, 1]);
  });

  it("carries its rules as a string, because Spectral parses and prints all code of a ruleset before loading it", async () => {
    const folder = join(project.root, "node_modules/@error-contract/ruleset/dist/bundle");
    const files = (await readdir(folder)).filter((name) => name.endsWith(".cjs"));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
    const code = texts.map((text) => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')).join("");
    expect(code.length).toBeLessThan(15_000);
    expect(texts.join("").length).toBeGreaterThan(100_000);
  });

  it.each(["node16", "nodenext", "preserve"])(
    "has types for a configuration written in TypeScript (module %s)",
    async (module) => {
      await project.write({
        "config.ts": `import ruleset, { lint, type Finding } from "@error-contract/ruleset";
import strict from "@error-contract/ruleset/strict";
import plugin from "@error-contract/ruleset/redocly";
export const findings: readonly Finding[] = lint({}, { preset: "strict" });
export const description: string | undefined = ruleset.rules["error-headers"]?.description;
export const id: string = plugin().id;
export const url: string = strict.documentationUrl;
// @ts-expect-error: there is no such preset
lint({}, { preset: "lenient" });
`,
      });
      const { output } = await project.run("tsc", "--noEmit", "--strict", "--module", module, "config.ts");
      expect(output).toBe("");
    },
  );

  it("is loaded by the way of Spectral's editor extension, from its file and without a network", async () => {
    const file = join(project.root, ".spectral.yaml");
    await project.write({
      ".spectral.yaml": "extends: [./node_modules/@error-contract/ruleset/dist/bundle/index.mjs]",
    });
    const offline = { fs, fetch: () => Promise.reject(new Error("There is no network.")) };
    const entry = join(project.root, ".spectral.js");
    const code = await bundleRuleset(entry, {
      target: "runtime",
      format: "iife",
      plugins: [
        stdin(await migrateRuleset(file, { format: "esm", ...offline }), entry),
        ...runtime(offline),
        commonjs(),
      ],
    });
    const ruleset = new Ruleset(Function(`return ${code}`)());
    expect(Object.keys(ruleset.rules).sort()).toEqual(ids);
  });
});
