import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../client/src/testing/serve.ts";
import { generate } from "./generate.ts";

const folder = join(import.meta.dirname, "../.build/problem-details");

const problem = {
  type: "object",
  properties: {
    type: { type: "string", format: "uri-reference", default: "about:blank" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
  },
};
const ofType = (type: string) => ({ allOf: [problem, { required: ["type"], properties: { type: { const: type } } }] });
const response = (schema: object) => ({ description: "No.", content: { "application/problem+json": { schema } } });
const document = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/shops/tea": {
      get: {
        responses: {
          200: { description: "Yes." },
          403: response(ofType("https://shop.example/problems/out-of-credit")),
          404: response(ofType("/problems/gone")),
          default: response(problem),
        },
      },
    },
  },
};

const credit = "https://shop.example/problems/out-of-credit";

/** `SERVER` stands for the server's URL. */
const answers = [
  { name: "a listed type", status: 403, body: { type: credit, detail: "No." }, code: credit, message: "No." },
  { name: "a missing type", status: 404, body: { title: "Not Found" }, code: "about:blank" },
  { name: "a type that is null", status: 404, body: { type: null, title: "Not Found" }, code: "about:blank" },
  { name: "a type that is not a string", status: 404, body: { type: 404, title: "Not Found" }, code: "about:blank" },
  { name: "an empty object", status: 500, body: {}, code: "about:blank" },
  { name: "about:blank itself", status: 503, body: { type: "about:blank" }, code: "about:blank" },
  { name: "a type relative to the host", status: 404, body: { type: "/problems/gone" }, code: "/problems/gone" },
  { name: "a type relative to the path", status: 404, body: { type: "../problems/gone" }, code: "/problems/gone" },
  { name: "a listed, absolute type", status: 404, body: { type: "SERVER/problems/gone" }, code: "/problems/gone" },
  {
    name: "an unlisted type",
    status: 418,
    body: { type: "https://a.example/teapot" },
    code: "https://a.example/teapot",
  },
  { name: "an unlisted, relative type", status: 418, body: { type: "teapot" }, code: "SERVER/shops/teapot" },
  { name: "a tag URI as the type", status: 418, body: { type: "tag:a.example,2026:x" }, code: "tag:a.example,2026:x" },
  { name: "no status", status: 403, body: { type: credit }, code: credit },
  { name: "a status that disagrees", status: 503, body: { type: "about:blank", status: 500 }, code: "about:blank" },
  { name: "a status that is text", status: 403, body: { type: credit, status: "403" }, code: credit },
  { name: "extension members", status: 403, body: { type: credit, balance: 30 }, code: credit },
];

const strangers = [
  { name: "the JSON of a proxy", body: { message: "no upstream" }, mediaType: "application/json" },
  { name: "a list", body: [], mediaType: "application/problem+json" },
  { name: "null", body: null, mediaType: "application/problem+json" },
];

describe("problem details (RFC 9457), read by a generated client from a server", () => {
  let createClient: (options: object) => { GET(path: string): Promise<unknown> };
  beforeAll(async () => {
    await generate({ document, outDir: join(folder, "generated"), importExtension: ".ts" });
    ({ createClient } = await import(join(folder, "generated/index.ts")));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const ask = async (status: number, mediaType: string, bodyAt: (url: string) => string) => {
    await using server = await serve((_, answer) => {
      answer.writeHead(status, { "content-type": mediaType }).end(bodyAt(server.url));
    });
    return { url: server.url, result: await createClient({ baseUrl: server.url }).GET("/shops/tea") };
  };

  it.each(answers)("reads $name as a documented error", async ({ status, body, code, message }) => {
    const text = (url: string) => JSON.stringify(body).replace("SERVER", url);
    const { url, result } = await ask(status, "application/problem+json", text);
    expect(result).toMatchObject({
      ok: false,
      documented: true,
      status,
      code: code.replace("SERVER", url),
      error: JSON.parse(text(url)),
      ...(message !== undefined && { message }),
    });
  });

  it.each(strangers)("does not read $name as a documented error", async ({ body, mediaType }) => {
    const { result } = await ask(502, mediaType, () => JSON.stringify(body));
    expect(result).toMatchObject({ documented: false, code: "unexpected_response", status: 502 });
  });

  it("does not read a listed type as documented if it has the wrong status", async () => {
    const { result } = await ask(500, "application/problem+json", () => JSON.stringify({ type: credit }));
    expect(result).toMatchObject({ documented: false, error: { text: JSON.stringify({ type: credit }) } });
  });
});
