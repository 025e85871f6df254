import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Json } from "@error-contract/contract";
import { generate, planNegativeTests, toArazzo } from "@error-contract/generator";
import { openapiValidator } from "@error-contract/responses/testing";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../../client/src/testing/compile.ts";
import { findRedocly } from "../../src/negative-tests/find-redocly.ts";
import { type Ran, runRespect } from "../../src/negative-tests/respect.ts";
import { type Answer, pathOf, serveStyles } from "./server.ts";
import { type Breakage, type ForeignStyle, styles } from "./styles.ts";

// Inside the package, so that the generated files find the client by its name.
const folder = join(import.meta.dirname, "../../.build/any-api");
const root = join(import.meta.dirname, "../../../..");
const documents = new Map(styles.map((style) => [style, read(style)]));
const answers: Answer[] = [];
let server: Server;
let compiled: string;

beforeAll(async () => {
  server = serveStyles(documents, answers);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await Promise.all(styles.map(prepare));
  const files = styles.flatMap((style) => ["right.ts", "wrong.ts"].map((name) => join(homeOf(style), name)));
  compiled = await compile("TypeScript 7", folder, files); // all programs at once
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(styles)("an API with $name", (style) => {
  it("gets a client with which a program compiles that narrows, and its wrong twin does not", () => {
    const about = compiled.split("\n").filter((line) => line.includes(`${slug(style)}/`));
    expect(about.filter((line) => line.includes("right.ts") || line.includes("generated"))).toEqual([]);
    const mistakes = about.flatMap((line) => /wrong\.ts\((\d+),/.exec(line)?.[1] ?? []);
    expect(new Set(mistakes).size).toBe(1); // the one line that is different
  });

  it("is answered for by @error-contract/responses, and the client narrows what it receives", async () => {
    const { call } = (await import(join(homeOf(style), "right.ts"))) as { readonly call: Call };
    const { said, result } = await call(urlOf(style), style.credentials);
    expect(result).toMatchObject({ ok: false, status: 404, documented: true, ...style.read });
    expect(typeof said).toBe("string");
    expect(said).not.toBe("not narrowed");
  });

  it("has negative tests, which redocly respect finds passed, and each answer is valid by another validator", async () => {
    answers.length = 0;
    const ran = await respect(style);
    expect([...ran].flatMap(([id, { problems }]) => problems.map((problem) => `${id}: ${problem}`))).toEqual([]);
    expect(ran.size).toBe(planNegativeTests(documents.get(style) ?? {}).length);
    const hold = openapiValidator(withResponses(documents.get(style) ?? {}));
    const own = answers.filter((answer) => answer.style === style);
    expect(own.length).toBeGreaterThanOrEqual(ran.size);
    for (const answer of own) await hold(answer);
  });

  it.each(style.breakages)("is found broken where the %s is wrong", async (breakage) => {
    const ran = await respect(style, breakage);
    const noticing = planNegativeTests(documents.get(style) ?? {}).filter(({ expected: { statuses, codes } }) => {
      if (breakage === "code") return codes.length > 0;
      return breakage !== "status" || statuses.length > 0; // under a range or `default` any status will do
    });
    expect(noticing.length).toBeGreaterThan(1);
    const missed = noticing.filter(({ id }) => {
      const test = ran.get(id);
      return test === undefined || test.unreachable || test.problems.length === 0;
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

type Call = (
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly said: string; readonly result: unknown }>;

function read({ document }: ForeignStyle): Json {
  return load(readFileSync(join(import.meta.dirname, "documents", document), "utf8")) as Json;
}

function slug({ document }: ForeignStyle): string {
  return document.replaceAll(/\W/g, "-");
}

function homeOf(style: ForeignStyle): string {
  return join(folder, slug(style));
}

function urlOf(style: ForeignStyle, breakage?: Breakage): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathOf(style, breakage)}`;
}

/** The client, a program that narrows, and its wrong twin. */
async function prepare(style: ForeignStyle): Promise<void> {
  const home = homeOf(style);
  await mkdir(home, { recursive: true });
  await generate({
    document: join(import.meta.dirname, "documents", style.document),
    outDir: join(home, "generated"),
    importExtension: ".ts",
  });
  const program = (narrows: string): string => `
import { createClient } from "./generated/index.ts";

export async function call(baseUrl: string, headers: Record<string, string>): Promise<{ said: string; result: unknown }> {
  const result = await createClient({ baseUrl, headers }).${style.call};
  const say = (): string => {
    if (result.ok || !result.documented) return "not narrowed";
    ${narrows}
    return "not narrowed";
  };
  return { said: say(), result };
}
`;
  await writeFile(join(home, "right.ts"), program(style.narrows));
  await writeFile(join(home, "wrong.ts"), program(style.wrong));
}

/** The negative tests of a style, by the real `redocly respect`. */
async function respect(style: ForeignStyle, breakage?: Breakage): Promise<ReadonlyMap<string, Ran>> {
  const document = documents.get(style) ?? {};
  const home = join(homeOf(style), breakage ?? "sound");
  await mkdir(home, { recursive: true });
  const tests = planNegativeTests(document);
  await writeFile(join(home, "openapi.json"), JSON.stringify(document));
  await writeFile(join(home, "errors.arazzo.json"), JSON.stringify(toArazzo(tests, { document: "openapi.json" })));
  const server = urlOf(style, breakage);
  return runRespect({
    redocly: findRedocly(root),
    folder: home,
    server,
    inputs: { ...style.inputs, server, unique: "unique" },
    steps: tests.length,
    onTest: () => undefined,
  });
}

/** The document with its shared responses in place, as the validator wants it. */
function withResponses(document: Json): Json {
  const text = JSON.stringify(document, (_, value) => {
    const [, name] = /^#\/components\/responses\/(.+)$/.exec(value?.$ref ?? "") ?? [];
    if (name === undefined) return value;
    return (document["components"] as { readonly responses: Json }).responses[name];
  });
  return JSON.parse(text);
}
