import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { plain, type Sink, type Terminal } from "../command-line/terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { severities } from "./config.ts";
import { readConfig } from "./read-config.ts";
import { ruleIds } from "./rule-ids.ts";

const file = join(import.meta.dirname, "../../schemas/config.schema.json");
const allows = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(file, "utf8")));

const folder = temporaryFolder({});
afterAll(() => folder[Symbol.dispose]());
const silent: Sink = { write: () => {}, style: plain, isTerminal: false, columns: 80 };
const terminal: Terminal = {
  cwd: folder.path,
  env: {},
  out: silent,
  err: silent,
  progress: { show: () => {}, clear: () => {} },
  in: process.stdin,
};

function isRead(config: unknown): boolean {
  folder.write("error-contract.config.json", JSON.stringify(config));
  try {
    readConfig(terminal);
    return true;
  } catch {
    return false;
  }
}

describe("the configuration's schema", () => {
  it("names every rule", () => {
    for (const id of ruleIds) expect(allows({ rules: { [id]: "off" } }), id).toBe(true);
  });

  it.each([
    null,
    {},
    { $schema: "config.schema.json", documents: ["a.yaml", "b/*.yaml"], baseline: "known.json", norm: "norm.yaml" },
    { preset: "recommended" },
    { preset: "strict" },
    { preset: "problem-details" },
    ...severities.map((severity) => ({ rules: { "error-envelope": severity, "fleet-code": severity } })),
  ])("and the command allow %j", (config) => {
    expect([allows(config), isRead(config)]).toEqual([true, true]);
  });

  it.each([
    [[]],
    ["text"],
    [{ document: "a.yaml" }],
    [{ documents: "a.yaml" }],
    [{ documents: [""] }],
    [{ preset: "lenient" }],
    [{ rules: ["error-envelope"] }],
    [{ rules: { "error-envelop": "off" } }],
    [{ rules: { "nothing-checked": "off" } }],
    [{ rules: { "fleet-code": "fatal" } }],
    [{ rules: { "fleet-code": true } }],
    [{ baseline: 1 }],
    [{ norm: "" }],
  ])("and the command reject %j", (config) => {
    expect([allows(config), isRead(config)]).toEqual([false, false]);
  });
});
