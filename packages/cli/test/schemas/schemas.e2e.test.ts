import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltCommand, buildCommand } from "../../src/testing/built-command.ts";
import { faulty } from "../../src/testing/documents.ts";
import { temporaryFolder } from "../../src/testing/temporary-folder.ts";
import { corpus, corpusFiles } from "../edit/corpus.ts";

const own = join(import.meta.dirname, "../any-api/documents");
const schemas = join(import.meta.dirname, "../../schemas");

const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }));
for (const file of readdirSync(schemas)) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")));
const schemaOf = (name: string): ValidateFunction => {
  const validate = ajv.getSchema(`https://unpkg.com/error-contract/schemas/${name}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  return validate;
};

const documents = readdirSync(own).sort();
const pairs = documents.map((name, index) => [name, documents[(index + 1) % documents.length] ?? ""] as const);
const strangers = corpusFiles.map((file) => file.slice(corpus.length + 1));
const folder = temporaryFolder({ "old.yaml": faulty, "new.yaml": faulty.replaceAll("bad_request", "invalid") });
let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
}, 60_000);
afterAll(async () => {
  folder[Symbol.dispose]();
  await command[Symbol.asyncDispose]();
});

/** What a command prints, held to its published schema. */
async function held(name: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await command.run([name, ...args, "--format", "json"], { cwd: folder.path });
  if (stdout === "") throw new Error(stderr);
  const value = JSON.parse(stdout);
  const validate = schemaOf(name);
  validate(value);
  expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
  return value;
}

describe.each(documents)("the JSON of %s", (document) => {
  it("is what lint.schema.json and report.schema.json say", async () => {
    await held("lint", join(own, document));
    await held("report", join(own, document));
  });
});

describe.skipIf(strangers.length === 0).each(strangers)("the JSON of %s", (document) => {
  it("is what report.schema.json says", { timeout: 60_000 }, async () => {
    await held("report", join(corpus, document));
  });
});

describe("the JSON of a comparison", () => {
  it.each(pairs)("of %s with %s is what diff.schema.json says, also in a report", async (before, after) => {
    const { events, bump } = await held("diff", join(own, before), join(own, after));
    const { changes } = await held("report", join(own, after), "--against", join(own, before));
    expect(changes).toMatchObject({ events, bump });
  });

  it("is refused by the schema where an event lacks what its kind has", async () => {
    const diff = await held("diff", "old.yaml", "new.yaml");
    const [event] = diff["events"] as { change: object }[];
    if (event === undefined) throw new Error("nothing changed");
    event.change = {};
    expect(schemaOf("diff")(diff)).toBe(false);
  });

  it("is refused by the report's schema where a part of the score is unknown", async () => {
    const report = await held("report", "old.yaml");
    const { parts } = report["score"] as { parts: { id: string }[] };
    parts.forEach((part) => {
      part.id = "beauty";
    });
    expect(schemaOf("report")(report)).toBe(false);
  });
});
