import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type Answers, badInput, manyFaults } from "../../test/support/bad-input.ts";
import { petDocument } from "../../test/support/document.ts";
import { Project } from "../../test/support/project.ts";
import { faults, split } from "../../test/support/split.ts";
import { lint } from "../lint.ts";

let project: Project;
beforeAll(async () => {
  project = await Project.withRules();
  const config = (preset: string): string =>
    stringify({ plugins: ["@error-contract/ruleset/redocly"], extends: [`error-contract/${preset}`] });
  await project.write({
    ...split,
    "pets.yaml": stringify(petDocument("3.1.0")),
    "redocly.yaml": config("recommended"),
    "strict.yaml": config("strict"),
    "problem-details.yaml": config("problem-details"),
  });
});
afterAll(() => project[Symbol.asyncDispose]());

interface Problem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly reference?: string;
  readonly location: readonly { readonly source: { readonly ref: string }; readonly pointer: string }[];
}

async function problems(config: string, document: string): Promise<readonly Problem[]> {
  const { output } = await project.run("redocly", "lint", "--config", config, "--format", "json", document);
  return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)).problems;
}

describe("a document in several files", () => {
  it("reports findings at the file and line of the fault", async () => {
    const { output } = await project.run(
      "redocly",
      "lint",
      "--config",
      "strict.yaml",
      "--format",
      "checkstyle",
      "openapi.yaml",
    );
    const found = [...output.matchAll(/<file name="([^"]+)">([\s\S]*?)<\/file>/g)].flatMap(([, file, errors = ""]) =>
      [...errors.matchAll(/line="(\d+)"[^>]*source="error-contract\/([^"]+)"/g)].map(
        ([, line, rule]) => `${file}:${line} ${rule}`,
      ),
    );
    expect(found.toSorted()).toEqual(faults("redocly"));
  });
});

describe("the presets", () => {
  it("pass a document without a fault", async () => {
    expect(await problems("redocly.yaml", "pets.yaml")).toEqual([]);
    expect(await problems("strict.yaml", "pets.yaml")).toEqual([]);
  });

  it.each(["recommended", "strict", "problem-details"] as const)(
    "%s reports the findings of lint()",
    async (preset) => {
      const document = petDocument("3.1.0");
      delete document["security"];
      delete document["x-error-contract"];
      await project.write({ "broken.yaml": stringify(document) });
      const found = await problems(preset === "recommended" ? "redocly.yaml" : `${preset}.yaml`, "broken.yaml");
      const expected = lint(document, { preset });
      expect(expected.length).toBeGreaterThan(0);
      expect(
        found.map(({ ruleId, message, reference, location: [at] }) => ({
          ruleId,
          message,
          reference,
          pointer: at?.pointer,
        })),
      ).toEqual(
        expected.map(({ rule, message, documentationUrl, pointer }) => ({
          ruleId: `error-contract/${rule}`,
          message,
          reference: documentationUrl,
          pointer,
        })),
      );
    },
  );
});

describe("x-error-contract", () => {
  it("counts as a use of the components it names, and is bundled with them", async () => {
    const document = petDocument("3.1.0");
    document["paths"] = {};
    await project.write({
      "unused.yaml": stringify(document),
      "unused-config.yaml": 'plugins: ["@error-contract/ruleset/redocly"]\nrules: { no-unused-components: error }',
    });
    expect((await problems("unused-config.yaml", "unused.yaml")).map(({ location: [at] }) => at?.pointer)).toEqual([
      "#/components/schemas/Pet",
    ]);
    const { output } = await project.run("redocly", "bundle", "--config", "strict.yaml", "openapi.yaml");
    expect(output).toContain('$ref: "#/components/responses/not-found"'.replaceAll('"', "'"));
  });
});

describe("the exit code", () => {
  it("is 1 for thousands of findings, although their number would overflow a byte", async () => {
    await project.write({ "huge.json": manyFaults() });
    const { exitCode } = await project.run("redocly", "lint", "--config", "strict.yaml", "huge.json");
    expect(exitCode).toBe(1);
  });
});

/** Redocly itself reports what it cannot read. */
const answers: Answers = {
  "an empty file": { says: "Document must be JSON object", exitCode: 1 },
  "a text": { says: "Document must be JSON object", exitCode: 1 },
  "YAML that does not parse": { says: "Failed to parse API description at bad.yaml", exitCode: 1 },
  "a Swagger 2.0 file": { says: "this is Swagger 2.0: its errors were not checked", exitCode: 0 },
  "an AsyncAPI 3 file": { says: "Your API description is valid", exitCode: 0 },
  "an AsyncAPI 2 file": { says: "Your API description is valid", exitCode: 0 },
  "an Arazzo file": { says: "Your API description is valid", exitCode: 0 },
  "a 3.1 document without paths": { says: "Your API description is valid", exitCode: 0 },
  "a 3.1 document with paths of another type": { says: "Your API description is valid", exitCode: 0 },
};

describe("bad input", () => {
  it.each(Object.entries(badInput))("that is %s is reported as a user would expect", async (name, text) => {
    await project.write({ "bad.yaml": text });
    const outcome = await project.run("redocly", "lint", "bad.yaml");
    const { says, exitCode } = answers[name as keyof Answers];
    expect(outcome.output).toContain(says);
    expect(outcome.output).not.toContain("Unused rules");
    expect(outcome.exitCode).toBe(exitCode);
  });

  it("that is Swagger 2.0 is reported once, and fails a strict gate", async () => {
    await project.write({ "bad.yaml": "swagger: '2.0'\npaths: {}" });
    const outcome = await project.run("redocly", "lint", "--config", "strict.yaml", "bad.yaml");
    expect(outcome.output.match(/its errors were not checked/g)).toHaveLength(1);
    expect(outcome.exitCode).toBe(1);
  });

  it("that is a referenced file which does not parse is reported once, and fails the gate", async () => {
    await project.write({
      "entry.yaml":
        "openapi: 3.1.0\npaths:\n  /a: { $ref: 'broken-item.yaml#/a' }\n  /b: { $ref: 'broken-item.yaml#/b' }\n",
      "broken-item.yaml": "a: [\n",
    });
    const outcome = await project.run("redocly", "lint", "entry.yaml");
    expect(outcome.output.match(/the error-contract rules did not check it/g)).toHaveLength(1);
    expect(outcome.output).toContain("broken-item.yaml");
    expect(outcome.exitCode).toBe(1);
  });
});
