import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { type Listening, listening } from "@error-contract/testing/listening";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandInFolder } from "../../src/testing/command-in-folder.ts";
import { faulty } from "../../src/testing/documents.ts";
import { mendable } from "../../src/testing/mendable-document.ts";
import { corpus } from "../edit/corpus.ts";

const page = (name: string): string => readFileSync(join(import.meta.dirname, "../..", name), "utf8");
const readme = page("README.md");

/** A command of the README, and the output that it shows: the first one under it, before the next heading. */
interface Sample {
  readonly args: readonly string[];
  readonly shown: string;
}

const samplesIn = (text: string): readonly (readonly [name: string, sample: Sample])[] =>
  text.split(/^## /m).flatMap((section) => {
    const [, line] = /^npx error-contract (.*?) *(?:#.*)?$/m.exec(section) ?? [];
    const [, shown] = /^```(?:text|diff)\n([\s\S]*?)\n```$/m.exec(section) ?? [];
    if (line === undefined || shown === undefined) return [];
    const args = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    return [[args[0] ?? "", { args, shown }] as const];
  });
const samples: ReadonlyMap<string, Sample> = new Map(samplesIn(readme));

/** A document with credentials and an id, and a server that answers an unknown id with another code than the document has. */
const pets = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets/{id}:
    get:
      operationId: getPet
      security: [{ login: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        "200": { description: A pet. }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "404": { $ref: "#/components/responses/NotFound" }
components:
  securitySchemes: { login: { type: http, scheme: bearer } }
  responses:
    Unauthorized:
      description: The token is not valid.
      content: { application/json: { schema: { type: object, required: [code], properties: { code: { const: unauthorized } } } } }
    NotFound:
      description: There is no such pet.
      content: { application/json: { schema: { type: object, required: [code], properties: { code: { const: resource_missing } } } } }
`;

let server: Listening;
beforeAll(async () => {
  const answers = createServer((request, response) => {
    const known = request.headers.authorization === "Bearer secret";
    const [status, code] = known ? [404, "not_found"] : [401, "unauthorized"];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ code }));
  });
  server = await listening(answers);
});
afterAll(() => server[Symbol.asyncDispose]());

const folder = commandInFolder();
const write = (text: string) => async (): Promise<void> => void folder.write("openapi.yaml", text);

async function commitThenWrite(before: string, after: string): Promise<void> {
  await write(before)();
  const git = (...args: readonly string[]) =>
    execa("git", ["-c", "user.name=x", "-c", "user.email=x@x", ...args], { cwd: folder.path });
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "x");
  await write(after)();
}

/** For each sample, the document that it is the output of. */
const documents: Readonly<Record<string, () => Promise<void>>> = {
  lint: write(faulty),
  report: async () => copyFileSync(join(corpus, "museum.yaml"), join(folder.path, "openapi.yaml")),
  fix: write(mendable),
  diff: () => commitThenWrite(faulty.replaceAll("bad_request", "wrong_request"), faulty),
  init: write(faulty),
  generate: write(faulty),
  test: write(pets),
  explain: write(faulty),
  pages: write(faulty),
};

describe("the README", () => {
  it("shows the output of these commands, and of no other", () => {
    expect([...samples.keys()].sort()).toEqual(Object.keys(documents).sort());
    expect(readme.match(/^```(text|diff)$/gm)).toHaveLength(samples.size);
  });

  it.each(Object.entries(documents))("shows what %s prints", { timeout: 60_000 }, async (name, prepare) => {
    if (name === "report" && !existsSync(corpus)) return;
    await prepare();
    const { args = [], shown = "" } = samples.get(name) ?? {};
    const words = args.map((word) => word.replace("http://localhost:3000", server.url).replace("$TOKEN", "secret"));
    // From its sources, because a fresh clone has no built package.
    const { stdout } = await folder.run(words, { env: { NODE_OPTIONS: "-C @error-contract/source" } });
    expect(name === "fix" ? stdout : begins(stdout, shown)).toBe(steady(shown));
  });
});

const orders = `openapi: 3.1.0
info: { title: Orders, version: "1" }
paths:
  /orders:
    post:
      responses:
        "201": { description: Created. }
        "409": { $ref: "#/components/responses/Duplicate" }
components:
  responses:
    Duplicate:
      description: There is such an order.
      content:
        application/json:
          schema:
            type: object
            required: [code]
            properties:
              code: { const: duplicate }
`;

describe("docs/diff.md", () => {
  it("shows what diff prints when a code moves", async () => {
    await commitThenWrite(orders, orders.replace('"409"', '"422"'));
    const [[, { args, shown }] = ["", { args: [], shown: "" }]] = samplesIn(page("docs/diff.md"));
    expect((await folder.run(args)).stdout).toBe(shown);
  });
});

/** As much of an output as the README shows. */
function begins(output: string, shown: string): string {
  return steady(output).slice(0, steady(shown).length);
}

/** Without sizes, which change with each word of a generated comment. */
function steady(text: string): string {
  return text.replaceAll(/\d+ bytes/g, "… bytes");
}
