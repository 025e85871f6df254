import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { readBody, readErrorContract } from "@error-contract/contract";
import { describe, expect, test } from "vitest";
import { ContractError, type ContractErrorOptions } from "../errors/contract-error.ts";
import { fromFetch } from "../http/fetch.ts";
import { fromNode } from "../http/node.ts";
import type { BodyLimits } from "../request/body-limits.ts";
import { openapiValidator } from "../testing/openapi-validator.ts";
import { STYLES } from "../testing/styles.ts";
import { errorContract, type ReceivedRequest } from "./error-contract.ts";

const json = { "content-type": "application/json" };

function request(method: string, target: string, body?: unknown): ReceivedRequest {
  const bytes = Buffer.from(JSON.stringify(body) ?? "");
  return { method, target, headers: json, body: body === undefined ? { kind: "none" } : { kind: "complete", bytes } };
}

/** Invalid requests, each with the path that describes it. */
const FAULTY = [
  ["a query value that is not a number", request("GET", "/pets?limit=many"), "/pets"],
  ["an unknown query parameter and a malformed one", request("GET", "/pets?lmit=1&x=%ff"), "/pets"],
  ["a path value out of range", request("GET", "/pets/0"), "/pets/{id}"],
  ["a body with two faults", request("POST", "/pets", { nam: "", tags: [1, "a"] }), "/pets"],
  ["no body", request("POST", "/pets"), "/pets"],
] as const;

/** Errors that a handler throws. */
const THROWN: readonly (readonly [string, unknown])[] = [
  ["a 404", new ContractError(404, "There is no such pet.")],
  ["a 404 with a very long message", new ContractError(404, "No. ".repeat(2_000))],
  ["an unexpected error", new Error("no table pets at db.internal")],
  ["a string", "no table pets at db.internal"],
];

function thrownBy(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(STYLES)("With $name,", ({ document, notFound, faulty }) => {
  const contract = errorContract(document, { documentationUrl: (code) => `https://pets.example/errors/${code}` });
  const hold = openapiValidator(document);
  const describes = (status: number): boolean => {
    const { paths } = document as { paths: { "/pets": { get: { responses: object } } } };
    return [`${status}`, `${String(status)[0]}XX`, "default"].some((key) => key in paths["/pets"].get.responses);
  };

  test.each(FAULTY)("the response to a request with %s is the document's", async (_, faultyRequest, path) => {
    const error = thrownBy(() => contract.check(faultyRequest));
    const { status, headers, body } = contract.respond(error, faultyRequest);
    expect(status).toBe(faulty);
    if (describes(status)) {
      await hold({ path, method: faultyRequest.method, status, mediaType: headers["content-type"], body });
    }
  });

  test.each(THROWN)("the response to %s that a handler throws is the document's", async (_, thrown) => {
    const asked = request("GET", "/pets/7");
    const { status, headers, body } = contract.respond(thrown, asked);
    expect(JSON.stringify(body) ?? "").not.toContain("db.internal");
    if (describes(status)) {
      await hold({ path: "/pets/{id}", method: "GET", status, mediaType: headers["content-type"], body });
    }
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([400, 404, 405, 500])("the body of a %i has the code that `respond` returns", (status) => {
    const asked = { ...request("GET", "/pets/7"), headers: { "x-request-id": "chosen by the caller" } };
    const { code, body } = contract.respond(new ContractError(status, "No."), asked);
    const [envelope] = readErrorContract(document).envelopes;
    if (code !== undefined) expect(readBody(envelope?.shape ?? {}, body).code).toBe(code);
  });

  test("the caller's request id leaves the body valid", async () => {
    const asked = { ...request("GET", "/pets/7"), headers: { "x-request-id": "deploy-4711" } };
    const { status, headers, body } = contract.respond(new ContractError(404, "There is no such pet."), asked);
    if (!describes(status)) return;
    await hold({ path: "/pets/{id}", method: "GET", status, mediaType: headers["content-type"], body });
    if (body !== undefined) expect(JSON.stringify(body)).toContain("There is no such pet.");
  });

  test("a 404 has the document's code", () => {
    const { status, code } = contract.respond(new ContractError(404, "None."), request("GET", "/pets/7"));
    expect([status, code]).toEqual([404, notFound]);
  });

  test("a method that the path does not support is a 405 with Allow", () => {
    const asked = request("DELETE", "/pets");
    const { status, headers } = contract.respond(
      thrownBy(() => contract.check(asked)),
      asked,
    );
    expect([status, headers["allow"]]).toEqual([405, "GET, POST"]);
  });

  test("a valid request returns its values", () => {
    expect(contract.check(request("GET", "/pets?limit=7"))).toMatchObject({
      operation: { operationId: "listPets" },
      query: { limit: 7 },
    });
  });
});

/** Returns the body of the response to an invalid request, or to an error. */
function bodyIn(style: string, error?: unknown): unknown {
  const { document } = STYLES.find(({ name }) => name.startsWith(style)) ?? { document: {} };
  const contract = errorContract(document);
  const asked = { ...request("POST", "/pets", { nam: 1 }), headers: { ...json, "x-request-id": "mine" } };
  return contract.respond(error ?? thrownBy(() => contract.check(asked)), asked).body;
}

describe("The body of the response to an invalid request", () => {
  const missing = "Required, but missing.";
  const message = "The request has 1 fault; see details.";

  test.each<[string, unknown]>([
    ["problem details with about:blank", { title: "Bad Request", status: 400, detail: message }],
    ["a nested code", { error: { code: "invalid_request", message, type: "invalid_request_error" } }],
    ["FastAPI", { detail: [{ loc: ["body", "name"], msg: missing, type: "missing" }] }],
    ["a map from fields", { message, errors: { name: [missing] } }],
    ["numeric codes", { code: 10_400, message }],
  ])("has, with %s, the form of the document", (style, body) => {
    expect(bodyIn(style)).toMatchObject(body as object);
  });
});

test("An error may name its code, and an unknown code becomes a 500", () => {
  const named = (options: ContractErrorOptions): unknown =>
    bodyIn("a nested code", new ContractError(400, "No.", options));
  expect(named({ code: "resource_missing" })).toMatchObject({ error: { code: "resource_missing", message: "No." } });
  expect(named({ code: "resource_lost" })).toMatchObject({ error: { code: "api_error" } });
});

test("Gaps name what the document does not specify, and the fallback", () => {
  const gapsOf = (style: string): readonly string[] =>
    errorContract(STYLES.find(({ name }) => name.startsWith(style))?.document ?? {}).gaps;
  expect(gapsOf("FastAPI")).toContain("The document describes no 404. Responses use problem details (RFC 9457).");
  expect(gapsOf("an open errorCode")).toContain(
    'The document describes no 405. Responses use its most common error body and the code "method_not_allowed".',
  );
  expect(gapsOf("numeric codes")).toEqual([]);
});

test("A server error does not show its details, and that of another library shows nothing", () => {
  const details = [{ location: "body", pointer: "/name", message: "secret", type: "malformed" }] as const;
  expect(JSON.stringify(bodyIn("a list of errors", new ContractError(500, "", { details })))).not.toContain("secret");
  const foreign = Object.assign(new Error("db exploded"), { status: 503 });
  expect(JSON.stringify(bodyIn("problem details with about:blank", foreign))).not.toContain("db exploded");
  expect(
    bodyIn("problem details with about:blank", Object.assign(new Error("Slower."), { status: 429 })),
  ).toMatchObject({
    status: 429,
    detail: "Slower.",
  });
});

test("A message that the schema does not allow is replaced by the reason phrase", async () => {
  const schema = { type: "object", properties: { message: { type: "string", pattern: "^[A-Za-z ]{2,20}$" } } };
  const response = {
    description: "An error.",
    content: { "application/json": { schema: { ...schema, required: ["message"] } } },
  };
  const responses = { default: response };
  const document = { openapi: "3.1.0", paths: { "/pets": { get: { operationId: "listPets", responses } } } };
  const asked = request("GET", "/pets");
  const { body } = errorContract(document).respond(new ContractError(404, "There are 0 pets!"), asked);
  expect(body).toEqual({ message: "Not Found" });
});

describe("A 401", () => {
  const asked = request("GET", "/pets");
  const { document } = STYLES[0] ?? { document: {} };

  test.each([
    [{}, "Bearer"],
    [{ challenge: 'Basic realm="pets"' }, 'Basic realm="pets"'],
  ])("with the options %j has the challenge %s", (options, challenge) => {
    const { headers } = errorContract(document, options).respond(new ContractError(401, "Who?"), asked);
    expect(headers["www-authenticate"]).toBe(challenge);
  });
});

test("A base path prefixes every path, and a path without it matches nothing", () => {
  const contract = errorContract(STYLES[0]?.document ?? {}, { basePath: "/v1" });
  expect(contract.match("GET", "/v1/pets?limit=1")).toMatchObject({ kind: "operation", path: {} });
  expect(contract.match("GET", "/v2/pets").kind).toBe("nothing");
  expect(contract.match("GET", "/pets").kind).toBe("nothing");
});

test("The option bodyLimits limits a JSON body", () => {
  const document = STYLES[0]?.document ?? {};
  const pet = request("POST", "/pets", { name: "Rex", tags: ["a", "b"] });
  const typeFor = (bodyLimits: BodyLimits): unknown => {
    const error = thrownBy(() => errorContract(document, { bodyLimits }).check(pet));
    return error instanceof ContractError ? error.details[0]?.type : error;
  };
  expect([{}, { depth: 1 }, { values: 3 }, { steps: 0 }, { depth: 2, values: 4, steps: 1 }].map(typeFor)).toEqual([
    undefined,
    "too_large",
    "too_large",
    "too_large",
    undefined,
  ]);
});

test("The option codes sets the code of a status", () => {
  const { document } = STYLES.find(({ name }) => name.startsWith("a nested code")) ?? { document: {} };
  const contract = errorContract(document, { codes: { 404: "invalid_request" } });
  expect(contract.respond(new ContractError(404, "None."), request("GET", "/pets/7")).code).toBe("invalid_request");
  expect(contract.gaps.join()).not.toContain("404");
});

test("A body that cannot match its schema is reported as `misfit`", () => {
  const schema = {
    type: "object",
    required: ["message", "request_id"],
    properties: { message: { type: "string" }, request_id: { type: "string" } },
    not: { properties: { request_id: { const: "reserved" } } },
  };
  const responses = { "404": { description: "No.", content: { "application/json": { schema } } } };
  const get = { operationId: "a", responses };
  const contract = errorContract({ openapi: "3.1.0", info: {}, paths: { "/a": { get } } });
  const respondTo = (id: string): string | undefined =>
    contract.respond(new ContractError(404, "No."), { method: "GET", target: "/a", headers: { "x-request-id": id } })
      .misfit;
  expect(respondTo("free")).toBeUndefined();
  expect(respondTo("reserved")).toMatch(/^The body of a 404 does not fit its schema: /);
});

describe("What cannot be checked", () => {
  const responses = {
    default: {
      description: "It failed.",
      content: {
        "application/json": {
          schema: { type: "object", required: ["code"], properties: { code: { type: "string" } } },
        },
      },
    },
  };
  const form = { content: { "multipart/form-data": { schema: { type: "object", properties: { file: {} } } } } };
  const filter = { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } };
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  const contract = errorContract({
    openapi: "3.1.0",
    info: { title: "Files", version: "1" },
    paths: {
      "/files": { get: { parameters: [filter, limit], responses }, post: { requestBody: form, responses } },
      "/notes": { post: { requestBody: { required: true, content: { "application/json": {} } }, responses } },
    },
  });
  const upload = (path: string) => ({
    method: "POST",
    target: path,
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: { kind: "unread" } as const,
  });

  test("is left to the application, and listed", () => {
    expect(contract.check(upload("/files"))).toMatchObject({ body: undefined });
    expect(contract.gaps).toEqual(
      expect.arrayContaining([
        "The body is not checked where it is not JSON: POST /files.",
        "Parameters that are objects or cookies are not checked: GET /files.",
      ]),
    );
  });

  test("does not prevent checks of the rest", () => {
    expect(contract.check(request("GET", "/files?filter[owner]=7&limit=5")).query).toEqual({ limit: 5 });
    const faulty = thrownBy(() => contract.check(request("GET", "/files?filter[owner]=7&limit=many")));
    expect(faulty).toMatchObject({ status: 400, details: [{ location: "query", pointer: "/limit" }] });
  });

  test("does not include a JSON body without a schema", () => {
    expect(contract.check(request("POST", "/notes", { text: "any" }))).toMatchObject({ body: { text: "any" } });
  });

  test("is rejected if the document requires JSON", () => {
    const refused = thrownBy(() => contract.check(upload("/notes")));
    expect(refused).toMatchObject({
      status: 400,
      details: [{ pointer: "/content-type", message: "Expected application/json." }],
    });
  });

  test("can be read by the application, from a request of Fetch or Node", async () => {
    const body = new FormData();
    body.set("file", "a text");
    const sent = new Request("http://files.example/files", { method: "POST", body });
    expect((await fromFetch(sent)).body).toEqual({ kind: "unread" });
    expect((await sent.formData()).get("file")).toBe("a text");

    const message = Object.assign(Readable.from(["--x"]), {
      method: "POST",
      url: "/files",
      headers: upload("").headers,
    });
    expect((await fromNode(message as unknown as IncomingMessage)).body).toEqual({ kind: "unread" });
    expect(await text(message)).toBe("--x");
  });
});
