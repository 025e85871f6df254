import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";
import { serve } from "../../client/src/testing/serve.ts";
import { generate } from "./generate.ts";
import { type Style, styles } from "./testing/error-styles.ts";

// Inside the package, so that generated files can import the client by its package name.
const folder = join(import.meta.dirname, "../.build/any-api");
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that asserts the exact types that the compiler infers for the errors of a style. */
function programFor({ code, caught, openCode }: Style): string {
  return `
    import type { UnexpectedResponse } from "@error-contract/client";
    import { createClient, type ErrorBody, isApiError, type paths } from "./generated/index.ts";
    type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    declare function expect<_Is extends true>(): void;
    type Responses = paths["/a"]["get"]["responses"];
    type BodyOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : never;
    type Bodies = { [Status in Exclude<keyof Responses, 200>]: BodyOf<Responses[Status]> };
    type Code = ${code};

    export async function call(): Promise<string> {
      const result = await createClient({ baseUrl: "" }).GET("/a");
      if (result.ok) return "";
      if (!result.documented) {
        expect<Equal<typeof result.error, UnexpectedResponse>>();
        expect<Equal<typeof result.code, "unexpected_response">>();
        return result.error.text;
      }
      expect<Equal<typeof result.error, Bodies[keyof Bodies]>>();
      expect<Equal<typeof result.code, Code>>();
      if (result.status === 404) expect<Equal<typeof result.error, Bodies[404]>>();
      // @ts-expect-error only an unexpected response has its text
      result.error.text;
      return result.message;
    }

    export function caught(error: unknown): void {
      if (isApiError(error, ${caught.code})) {
        expect<Equal<typeof error.code, ${caught.code}>>();
        expect<Equal<typeof error.status, ${caught.status}>>();
        expect<Equal<typeof error.error, ${caught.body ?? "Bodies[404]"}>>();
        expect<Equal<typeof error.documented, true>>();
      }
      if (isApiError(error, "unexpected_response")) expect<Equal<typeof error.error, UnexpectedResponse>>();
      if (isApiError(error)) {
        if (error.documented) expect<Equal<Extract<typeof error.error, UnexpectedResponse>, never>>();
        else expect<Equal<typeof error.error, UnexpectedResponse>>();
      }
      ${openCode ? "" : "// @ts-expect-error the document has no such code"}
      isApiError(error, "a_code_of_no_document");
    }
    export type { ErrorBody };`;
}

const slug = ({ name }: Style): string => name.replaceAll(/\W/g, "-");

async function prepare(style: Style): Promise<void> {
  const home = join(folder, slug(style));
  const responses = { 200: { description: "Yes." }, ...style.responses };
  const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: { "/a": { get: { responses } } } };
  await mkdir(home, { recursive: true });
  await generate({ document, outDir: join(home, "generated"), importExtension: ".ts" });
  await writeFile(join(home, "call.ts"), programFor(style));
}

/** The errors of each compiler, for the programs of all styles at once. */
const complaints: string[] = [];
beforeAll(async () => {
  for (const style of styles) await prepare(style);
  const programs = styles.map((style) => `${slug(style)}/call.ts`);
  for (const compiler of ["TypeScript 7", "TypeScript 5"] as const)
    complaints.push(...(await compile(compiler, folder, programs)).split("\n").filter(Boolean));
});

it("compiles without errors outside the folders of the styles", () => {
  const known = styles.map((style) => `${slug(style)}/`);
  expect(complaints.filter((line) => !known.some((name) => line.includes(name)))).toEqual([]);
});

describe.each(styles)("a client for an API with $name", (style) => {
  const home = join(folder, slug(style));

  it("narrows errors by `documented`, `status` and `code`, exactly", () => {
    expect(complaints.filter((line) => line.includes(`${slug(style)}/`))).toEqual([]);
  });

  it.each(style.answers)("reads $status $body from a server, and keeps the body unchanged", async (answer) => {
    const { status, mediaType = "application/json", body, read } = answer;
    await using server = await serve((_, response) => {
      response.writeHead(status, { "content-type": mediaType }).end(JSON.stringify(body));
    });
    const { createClient } = await import(join(home, "generated/index.ts"));
    const result = await createClient({ baseUrl: server.url }).GET("/a");
    expect(result).toMatchObject({ ok: false, documented: true, status, error: body, ...read });
  });

  it("reads a proxy's HTML page as an unexpected response", async () => {
    await using server = await serve((_, response) => {
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not found</h1>");
    });
    const { createClient } = await import(join(home, "generated/index.ts"));
    const result = await createClient({ baseUrl: server.url }).GET("/a");
    expect(result).toMatchObject({
      documented: false,
      code: "unexpected_response",
      error: { text: "<h1>Not found</h1>" },
    });
  });
});
