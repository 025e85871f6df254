import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outcome, RepositoryCopy } from "./testing/repository-copy.ts";

const artifacts = [
  "spec/dist",
  "packages/api/src/generated",
  "packages/contract/dist",
  "packages/ruleset/dist",
  "packages/generator/dist",
  "packages/client/dist",
  "packages/api/dist",
  "packages/responses/dist",
  "packages/fastify/dist",
  "packages/docs/dist",
  "site",
];

let copy: RepositoryCopy;
let first: Outcome;
let good: Record<string, string>;

beforeAll(async () => {
  copy = await RepositoryCopy.make();
  first = await copy.run("scripts/build.ts");
  good = await copy.fingerprints(...artifacts);
});
afterAll(() => copy[Symbol.asyncDispose]());

/** The copies of the tree that builds use. */
async function copies(): Promise<string[]> {
  return (await readdir(join(copy.root, ".build"))).filter((name) => name !== "remembered");
}

describe("pnpm build", () => {
  it("succeeds on a fresh tree, and ends with a table of artifacts, sizes and times", () => {
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.output).toMatch(/^artifact +size +time$/m);
    for (const artifact of ["spec/dist/openapi.yaml", "spec/dist/openapi.json", "packages/api/src/generated"])
      expect(first.output).toMatch(new RegExp(`^${artifact} +\\d+\\.\\d kB`, "m"));
    expect(first.output).toMatch(/^packages\/docs\/dist +\d+\.\d kB +\d+\.\d\d s$/m);
    expect(first.output).toMatch(/^Built in \d+\.\d\d s; the slowest stage, .+, took \d+\.\d\d s\.$/m);
  });

  it("prints nothing before the table if there is nothing to report", () => {
    expect(first.output).toMatch(/^artifact /);
  });

  it("produces the same bytes when it builds again from its cache", async () => {
    expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
    expect(await copy.fingerprints(...artifacts)).toEqual(good);
  });

  it("produces the same bytes when it rebuilds everything", async () => {
    await rm(join(copy.root, ".build"), { recursive: true });
    expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
    expect(await copy.fingerprints(...artifacts)).toEqual(good);
  });

  it("leaves no copy of the tree behind", async () => {
    expect(await copies()).toEqual([]);
  });

  const response = "spec/components/responses/NotFound.yaml";
  it.each([
    {
      fault: "YAML that does not parse",
      file: response,
      break: (text: string) => `${text}\nheaders: [a\n  b: c\n`,
      message: /NotFound\.yaml:\d+:\d+/,
    },
    {
      fault: "a $ref to a missing place in a file",
      file: "spec/openapi.yaml",
      break: (text: string) => text.replace("responses/NotFound.yaml", "responses/NotFound.yaml#/nowhere"),
      message: /openapi\.yaml:\d+:\d+[\s\S]*nowhere/,
    },
    {
      fault: "a $ref to a file that is missing",
      file: "spec/openapi.yaml",
      break: (text: string) => text.replace("responses/NotFound.yaml", "responses/Missing.yaml"),
      message: /openapi\.yaml:\d+:\d+[\s\S]*Missing\.yaml/,
    },
    {
      fault: "an invalid schema",
      file: "spec/components/schemas/Error.yaml",
      break: (text: string) => text.replace(/type: integer/, "type: integerr"),
      message: /Error\.yaml:\d+:\d+[\s\S]*Did you mean: integer/,
    },
  ])(
    "stops at $fault, names file and line, and keeps the last good build",
    async ({ file, break: damage, message }) => {
      const whole = await copy.read(file);
      const broken = damage(whole);
      expect(broken).not.toBe(whole);
      await copy.write(file, broken);
      try {
        const { exitCode, output } = await copy.run("scripts/build.ts");
        expect(exitCode).toBe(1);
        expect(output).toMatch(message);
        expect(output, "places are told as the user knows them").not.toContain(".build/");
        expect(await copy.fingerprints(...artifacts)).toEqual(good);
      } finally {
        await copy.write(file, whole);
      }
    },
  );

  it("leaves everything as it was on Ctrl-C", async () => {
    const building = copy.start("scripts/build.ts");
    while ((await copies()).length === 0) await setTimeout(10);
    building.kill("SIGINT");
    expect(await building.ended).toEqual({ exitCode: 130, output: "Interrupted; nothing was changed." });
    expect(await copy.fingerprints(...artifacts)).toEqual(good);
    expect(await copies()).toEqual([]);
  });

  it.each([
    ["--help", 0, /^pnpm build\n/],
    ["--wat", 2, /'--wat'[\s\S]*See --help\.$/],
  ])("responds to %s", async (argument, exitCode, output) => {
    expect(await copy.run("scripts/build.ts", argument)).toEqual({ exitCode, output: expect.stringMatching(output) });
  });
});
