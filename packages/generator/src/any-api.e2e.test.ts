import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";
import { generate } from "./generate.ts";

const folder = join(import.meta.dirname, "../.build/any-api");
afterAll(() => rm(folder, { recursive: true, force: true }));

const string = { type: "string" };
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });

/** What an API answers to `GET /a` with 404, what the compiler has to say to a program, and what a client reads. */
const styles = [
  {
    name: "a nested code",
    schema: object({ error: object({ code: { enum: ["gone", "moved"] }, message: string }) }),
    code: `"gone" | "moved" | "unexpected_response"`,
    body: { error: { code: "gone", message: "No." } },
    read: { code: "gone", message: "No." },
  },
  {
    name: "an enum",
    schema: object({ errorCode: { enum: ["GONE", "MOVED"] }, message: string }),
    code: `"GONE" | "MOVED" | "unexpected_response"`,
    body: { errorCode: "MOVED", message: "No." },
    read: { code: "MOVED", message: "No." },
  },
  {
    name: "numbers",
    schema: object({ code: { type: "integer", enum: [1003, 1004] }, message: string }),
    code: `1003 | 1004 | "unexpected_response"`,
    body: { code: 1003, message: "No." },
    read: { code: 1003, message: "No." },
  },
  {
    name: "problem details whose type is missing",
    mediaType: "application/problem+json",
    schema: {
      type: "object",
      properties: { type: string, title: string, detail: string, status: { type: "integer" } },
    },
    code: undefined,
    body: { title: "Not Found", detail: "No." },
    read: { code: "about:blank", message: "No." },
  },
  {
    name: "no code at all",
    schema: object({ message: string }),
    code: `null | "unexpected_response"`,
    body: { message: "No." },
    read: { code: null, message: "No." },
  },
];

describe.each(styles)("a client for an API with $name", ({ name, schema, code, body, read, ...style }) => {
  const home = join(folder, name.replaceAll(" ", "-"));
  const { mediaType = "application/json" } = style as { readonly mediaType?: string };
  const responses = { 200: { description: "Yes." }, 404: { description: "No.", content: { [mediaType]: { schema } } } };
  const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: { "/a": { get: { responses } } } };

  it("compiles, narrows by code, and refuses a wrong program", async () => {
    await mkdir(home, { recursive: true });
    await generate({ document, outDir: join(home, "generated"), importExtension: ".ts" });
    // An open list of codes overlaps with any literal: there, only a property tells the bodies apart.
    const isUnexpected = code === undefined ? '"text" in result.error' : 'result.code === "unexpected_response"';
    const exact = code === undefined ? "" : `const same: Equal<typeof result.code, ${code}> = true; void same;`;
    const program = `
      import { createClient } from "./generated/index.ts";
      type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
      export async function call(): Promise<string> {
        const result = await createClient({ baseUrl: "" }).GET("/a");
        if (result.ok) return "";
        ${exact}
        if (${isUnexpected}) return result.error.text;
        // @ts-expect-error only an unexpected response has its text
        result.error.text;
        return result.message;
      }`;
    await writeFile(join(home, "call.ts"), program);
    for (const compiler of ["TypeScript 7", "TypeScript 5"] as const)
      expect(await compile(compiler, home, ["call.ts"])).toBe("");
  });

  it("reads code and message of a real answer, and keeps the body as it was sent", async () => {
    const { createClient } = await import(join(home, "generated/index.ts"));
    const fetch = async () => Response.json(body, { status: 404, headers: { "content-type": mediaType } });
    const result = await createClient({ baseUrl: "http://api.example", fetch }).GET("/a");
    expect(result).toMatchObject({ ok: false, status: 404, error: body, ...read });
  });
});
