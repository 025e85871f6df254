import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ruleset from "@error-contract/ruleset";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { petDocument } from "../packages/ruleset/test/support/document.ts";
import { Project } from "../packages/ruleset/test/support/project.ts";
import { packInCopy } from "./testing/pack-in-copy.ts";

const ids = Object.keys(ruleset.rules).sort();
let project: Project;

beforeAll(async () => {
  project = await Project.empty();
  const tarballs = await packInCopy(
    ["@error-contract/contract", "@error-contract/ruleset"],
    join(project.root, "packed"),
  );
  await project.run("npm", "install", "--no-audit", "--no-fund", ...tarballs);
  const broken = petDocument("3.0.3");
  delete broken["security"];
  await project.write({ "pets.yaml": stringify(petDocument("3.0.3")), "broken.yaml": stringify(broken) });
});
afterAll(() => project[Symbol.asyncDispose]());

describe("the ruleset, packed and installed outside the workspace", () => {
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
});
