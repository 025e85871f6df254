import { randomUUID } from "node:crypto";
import { isJson, readErrorContract } from "@error-contract/contract";
import { BODY_LIMITS, LARGEST_BODY } from "@error-contract/responses";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatabaseLate, DatabaseUnavailable } from "../database/errors.ts";
import { BASE_URL, type TestKey, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let key: TestKey;

beforeAll(async () => {
  server = await testServer();
  key = await server.addAccount();
});
afterAll(() => server.close());

/** The example bodies that the document has for a code. */
function examplesOf(code: string): readonly Readonly<Record<string, unknown>>[] {
  const { declaration } = readErrorContract(server.document);
  const examples = [...(declaration?.responses.values() ?? [])].flatMap(({ content }) =>
    content.flatMap((media) => media.examples.map(({ value }) => value)),
  );
  return examples.filter(isJson).filter((example) => example["code"] === code);
}

/** The part of a body that does not change from request to request. */
function lasting(body: Readonly<Record<string, unknown>>): object {
  const { request_id: _, documentation_url: url, ...rest } = body;
  return { ...rest, documentation_url: String(url) };
}

const body = { display_name: "Billing", external_identifier: "billing", scopes: ["api-logs.read"] };
const requests: readonly (readonly [code: string, request: (as: Record<string, string>) => Promise<InjectOptions>])[] =
  [
    ["bad_request", async (headers) => ({ url: "/api-logs?limit=101", headers })],
    ["unauthorized", async () => ({ url: "/api-keys", headers: { authorization: "Bearer no.such.token" } })],
    ["forbidden", async () => ({ url: "/api-logs", headers: await server.as(key, { scopes: [] }) })],
    ["not_found", async (headers) => ({ url: `/api-logs/${randomUUID()}`, headers })],
    ["method_not_allowed", async (headers) => ({ method: "PUT", url: `/api-keys/${randomUUID()}`, headers })],
    [
      "duplicate_record",
      async (headers) => {
        await server.app.inject({ method: "POST", url: "/api-keys", headers, payload: body });
        return { method: "POST", url: "/api-keys", headers, payload: body };
      },
    ],
  ];

const failures: readonly (readonly [code: string, failure: Error])[] = [
  ["server_error", new Error("a fault")],
  ["bad_gateway", new DatabaseUnavailable("away")],
  ["gateway_timeout", new DatabaseLate("no answer within 15 s")],
];

describe("the document's examples equal the server's responses, except for ids", () => {
  it("for every code", () => {
    const asked = [...requests, ...failures].map(([code]) => code).concat("too_many_requests");
    expect(asked.sort()).toEqual(
      readErrorContract(server.document)
        .codes.map(({ code }) => String(code))
        .sort(),
    );
  });

  it("too_many_requests", async () => {
    const headers = await server.as(key);
    const limited = await testServer(server.database, { limits: { perKey: 100, perAddress: 0 } });
    for (let i = 0; i < 100; i += 1) await limited.app.inject({ url: "/api-keys", headers });
    const answer = await limited.app.inject({ url: "/api-keys", headers });
    await limited.close();
    expect(examplesOf("too_many_requests").map(lasting)).toContainEqual(lasting(answer.json()));
  });

  it.each(requests)("%s", async (code, request) => {
    const answer = await server.app.inject(await request(await server.as(key)));
    expect(examplesOf(code).map(lasting)).toContainEqual(lasting(answer.json()));
  });

  it.each(failures)("%s", async (code, failure) => {
    const headers = await server.as(key);
    const failing = await testServer({ ...server.database, query: () => Promise.reject(failure) }, { record: false });
    try {
      const answer = await failing.app.inject({ url: "/api-keys", headers });
      expect(examplesOf(code).map(lasting)).toContainEqual(lasting(answer.json()));
    } finally {
      await failing.app.close();
    }
  });
});

describe("the documentation", () => {
  it("has a page at the documentation_url of every code", async () => {
    const { codes } = readErrorContract(server.document);
    expect(codes.length).toBeGreaterThan(8);
    for (const { code } of codes) {
      const [example] = examplesOf(String(code));
      const url = new URL(String(example?.["documentation_url"]));
      const page = await server.app.inject({ url: url.pathname, headers: { accept: "text/markdown" } });
      expect([url.origin, page.statusCode], String(code)).toEqual([BASE_URL, 200]);
      expect(page.body).toMatch(`# \`${code}\``);
    }
  });

  it("forbids framing and MIME sniffing", async () => {
    const { headers } = await server.app.inject("/errors/not_found");
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  });

  it("suggests the nearest codes for an unknown one, and lists all in llms.txt", async () => {
    expect((await server.app.inject("/errors/duplicate")).statusCode).toBe(404);
    expect((await server.app.inject("/errors/duplicate")).body).toContain("duplicate_record");
    expect((await server.app.inject("/llms.txt")).body).toContain(`${BASE_URL}/errors/duplicate_record.md`);
  });
});

describe("The documented limits of a body", () => {
  const number = (value: number): string => value.toLocaleString("en");
  const limits = [
    `${number(LARGEST_BODY)} bytes`,
    `${number(BODY_LIMITS.depth)} levels of nesting`,
    `${number(BODY_LIMITS.values)} properties and items`,
  ];

  it.each(limits)("are the server's, both in the guide and at the type of the fault: %s", (limit) => {
    const document = JSON.stringify(server.document).replaceAll(/\\n\s*/g, " ");
    expect(document.split(limit)).toHaveLength(3);
  });
});
