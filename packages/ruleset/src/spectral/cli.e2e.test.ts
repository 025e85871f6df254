import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type Answers, badInput, manyFaults } from "../../test/support/bad-input.ts";
import { petDocument } from "../../test/support/document.ts";
import { type Outcome, Project } from "../../test/support/project.ts";
import { faults, split } from "../../test/support/split.ts";

let project: Project;
beforeAll(async () => {
  project = await Project.withRules();
  await project.write({
    ...split,
    "pets.yaml": stringify(petDocument("3.1.0")),
    ".spectral.yaml": 'extends: ["@error-contract/ruleset"]',
    "strict.yaml": 'extends: ["@error-contract/ruleset/strict"]',
  });
});
afterAll(() => project[Symbol.asyncDispose]());

interface Result {
  readonly code: string;
  readonly source: string;
  readonly severity: number;
  readonly message: string;
  readonly documentationUrl?: string;
  readonly range: { readonly start: { readonly line: number } };
}

function lint(...args: readonly string[]): Promise<Outcome> {
  return project.run("spectral", "lint", "--quiet", ...args);
}

async function findings(...args: readonly string[]): Promise<readonly Result[]> {
  const { output } = await lint("--format", "json", "--show-documentation-url", ...args);
  return JSON.parse(output === "" ? "[]" : output);
}

describe("a document in several files", () => {
  it("reports findings at the file and line of the fault", async () => {
    const found = await findings("-r", "strict.yaml", "openapi.yaml");
    expect(
      found
        .map(({ source, range, code }) => `${relative(project.root, source)}:${range.start.line + 1} ${code}`)
        .toSorted(),
    ).toEqual(faults("spectral"));
  });

  it("links each finding to its page", async () => {
    const [first] = await findings("-r", "strict.yaml", "openapi.yaml");
    expect(first?.documentationUrl).toMatch(new RegExp(`/rules/${first?.code}$`));
  });
});

/**
 * Pins Spectral's behavior and the workaround in the message: with another version of Spectral, `withPlace` may be
 * unnecessary.
 */
describe("a reference with percent-encoded characters", () => {
  it("leads Spectral to the line of paths, so the message says where the fault is", async () => {
    const pet = "get:\n  responses:\n    '200': { description: The pet. }\n";
    await project.write({
      "encoded.yaml": 'openapi: 3.1.0\npaths:\n  /pets/{id}:\n    $ref: "./items.yaml#/paths/~1pets~1%7Bid%7D"\n',
      "plain.yaml": 'openapi: 3.1.0\npaths:\n  /pets/{id}:\n    $ref: "./items.yaml#/paths/~1pets~1{id}"\n',
      "items.yaml": `paths:\n  /pets/{id}:\n${pet.replaceAll(/^/gm, "    ").trimEnd()}\n`,
    });
    const shown = async (file: string) => {
      const found = await findings(file);
      return found
        .filter(({ code }) => code === "error-documented")
        .map(({ source, range, message }) => [
          `${relative(project.root, source)}:${range.start.line + 1}`,
          /\(\S+#\S+\)$/.exec(message)?.[0],
        ]);
    };
    expect(await shown("encoded.yaml")).toEqual([["items.yaml:1", "(items.yaml#/paths/~1pets~1{id}/get/responses)"]]);
    expect(await shown("plain.yaml")).toEqual([["items.yaml:4", undefined]]);
  });
});

describe("a ruleset that extends it", () => {
  const broken = petDocument("3.1.0");
  delete broken["security"];
  it.each([
    ["YAML", ".spectral.yml", 'extends: ["@error-contract/ruleset"]\nrules: { error-401-unreachable: error }'],
    ["JSON", "own.json", '{"extends":["@error-contract/ruleset"],"rules":{"error-401-unreachable":"error"}}'],
    [
      "an ES module",
      "own.mjs",
      'import ruleset from "@error-contract/ruleset"; export default { extends: [ruleset], rules: { "error-401-unreachable": "error" } };',
    ],
    // Spectral bundles the ruleset, and `require` returns the default export of the package.
    [
      "CommonJS",
      "own.js",
      'module.exports = { extends: [require("@error-contract/ruleset")], rules: { "error-401-unreachable": "error" } };',
    ],
  ])("may be %s, and may change a severity", async (_, file, text) => {
    await project.write({ [file]: text, "broken.yaml": stringify(broken) });
    const found = await findings("-r", file, "broken.yaml");
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["error-401-unreachable", 0]]);
  });

  it("may turn a rule off, everywhere or for one place", async () => {
    await project.write({
      "broken.yaml": stringify(broken),
      "off.yaml": 'extends: ["@error-contract/ruleset"]\nrules: { error-401-unreachable: off }',
      "elsewhere.yaml":
        'extends: ["@error-contract/ruleset"]\noverrides: [{ files: ["broken.yaml#/paths"], rules: { error-401-unreachable: off } }]',
    });
    expect(await findings("-r", "off.yaml", "broken.yaml")).toEqual([]);
    expect(await findings("-r", "elsewhere.yaml", "broken.yaml")).toEqual([]);
  });
});

describe("the exit code", () => {
  it("is 0 for a document without a fault", async () => {
    expect(await lint("-r", "strict.yaml", "pets.yaml")).toEqual({ exitCode: 0, output: "" });
  });

  it("is 1 for thousands of findings, although their number would overflow a byte", async () => {
    await project.write({ "huge.json": manyFaults() });
    const { exitCode, output } = await lint("-r", "strict.yaml", "huge.json");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/✖ \d{5} problems/);
  });
});

/** Spectral reports which formats its rulesets support. */
const answers: Answers = {
  "an empty file": { says: "unrecognized-format", exitCode: 0 },
  "a text": { says: "unrecognized-format", exitCode: 0 },
  "YAML that does not parse": { says: "parser", exitCode: 1 },
  "a Swagger 2.0 file": { says: "unrecognized-format", exitCode: 0 },
  "an AsyncAPI 3 file": { says: "unrecognized-format", exitCode: 0 },
  "an AsyncAPI 2 file": { says: "unrecognized-format", exitCode: 0 },
  "an Arazzo file": { says: "unrecognized-format", exitCode: 0 },
  "a 3.1 document without paths": { says: "", exitCode: 0 },
  "a 3.1 document with paths of another type": { says: "", exitCode: 0 },
};

describe("bad input", () => {
  it.each(Object.entries(badInput))("that is %s is reported as a user would expect", async (name, text) => {
    await project.write({ "bad.yaml": text });
    const outcome = await lint("bad.yaml");
    const { says, exitCode } = answers[name as keyof Answers];
    expect(outcome.exitCode).toBe(exitCode);
    if (says === "") expect(outcome.output).toBe("");
    else expect(outcome.output).toContain(says);
  });
});
