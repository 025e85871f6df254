import { readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { assessCoverage } from "./assess-coverage.ts";
import type { Coverage } from "./coverage.ts";
import { operationFinder } from "./find-operation.ts";
import { readTests } from "./read-tests.ts";
import { failuresInHar } from "./seen/har.ts";
import { readLogEntry } from "./seen/log-entry.ts";
import type { SeenError } from "./seen/seen-error.ts";

const json = (schema: unknown, example?: unknown) => ({
  content: { "application/json": { schema, ...(example !== undefined && { example }) } },
  description: "An error.",
});
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
const api = (responses: object, rest: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "Teas", version: "1" },
  paths: {
    "/teas/{name}": { get: { operationId: "getTea", responses: { "200": { description: "OK" }, ...responses } } },
  },
  ...rest,
});

/** Codes inside `error`, listed by one enum. */
const nested = json(
  object({
    error: object({ code: { type: "string", enum: ["no_such_tea", "too_hot"] }, message: { type: "string" } }),
  }),
);
const numbers = json(object({ errorCode: { type: "integer", enum: [1001, 1002] }, message: { type: "string" } }));
const problem = (type: string) => ({
  description: "A problem.",
  content: {
    "application/problem+json": {
      schema: object({ type: { const: type }, title: { type: "string" }, status: { type: "integer" } }),
    },
  },
});
const uncoded = json(object({ message: { type: "string" } }));
const fastApi = json(
  object({
    detail: {
      type: "array",
      items: object({ loc: { type: "array" }, msg: { type: "string" }, type: { type: "string" } }),
    },
  }),
);

async function* each(errors: Iterable<SeenError>): AsyncGenerator<SeenError> {
  yield* errors;
}

async function assess(document: object, { log = [], har, tests }: Given): Promise<Coverage> {
  const model = readErrorContract(document);
  const finder = operationFinder(model, document);
  const entries = log.map(readLogEntry).flatMap((entry) => (entry.kind === "failure" ? [entry.error] : []));
  const seen = har ? [...failuresInHar(har)] : entries;
  const read = tests === undefined ? [] : (readTests(tests, model, finder) ?? []);
  return assessCoverage({
    document: "a.yaml",
    sources: { tests: [], logs: [] },
    model,
    finder,
    tests: read,
    seen: each(seen),
  });
}

interface Given {
  readonly log?: readonly object[];
  readonly har?: { readonly log: { readonly entries: readonly object[] } };
  readonly tests?: object;
}

/** `statuses code documented tested seen`, with the problem if there is one. */
function rows({ operations, outside }: Coverage): readonly string[] {
  return [...operations.flatMap(({ errors }) => errors), ...outside].map((row) => {
    const cells = [
      row.statuses.join("/"),
      row.code,
      row.documented,
      `tested ${row.tested}+${row.statusTested}`,
      `seen ${row.seen}`,
    ];
    return cells.join(" ") + (row.problem === null ? "" : `: ${row.problem}`);
  });
}

const get = (status: number, body?: unknown) => ({
  method: "GET",
  url: "https://teas.example/teas/oolong?a=1",
  status,
  body,
});

describe("what was seen", () => {
  it.each<{ name: string; document: object; log: readonly object[]; rows: readonly string[] }>([
    {
      name: "is counted by a code below `error`",
      document: api({ "404": nested, "422": nested }),
      log: [get(404, { error: { code: "no_such_tea" } }), get(422, { error: { code: "too_hot" } })],
      rows: ["404/422 no_such_tea listed tested 0+0 seen 1", "404/422 too_hot listed tested 0+0 seen 1"],
    },
    {
      name: "is undocumented with a code that the document does not have",
      document: api({ "404": nested }),
      log: [get(404, { error: { code: "no_such_cup" } })],
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 0+0 seen 0",
        "404 no_such_cup no tested 0+0 seen 1: The document has no such code.",
      ],
    },
    {
      name: "is undocumented with a status of another code",
      document: api({
        "404": json(object({ code: { const: "no_such_tea" } })),
        "409": json(object({ code: { const: "taken" } })),
      }),
      log: [get(409, { code: "no_such_tea" })],
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "409 taken listed tested 0+0 seen 0",
        "409 no_such_tea no tested 0+0 seen 1: The document has this code with 404.",
      ],
    },
    {
      name: "is undocumented without a code where codes are listed",
      document: api({ "404": nested }),
      log: [get(404, "<html>")],
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 0+0 seen 0",
        "404  no tested 0+0 seen 1: The body has no code, but those of 404 have one.",
      ],
    },
    {
      name: "is counted by a code that is a number",
      document: api({ "400": numbers }),
      log: [get(400, { errorCode: 1002, message: "" }), get(400, { errorCode: 1002, message: "" })],
      rows: ["400 1001 listed tested 0+0 seen 0", "400 1002 listed tested 0+0 seen 2"],
    },
    {
      name: "is counted by the type of a problem",
      document: api({
        "404": problem("https://teas.example/problems/none"),
        "409": problem("https://teas.example/problems/taken"),
      }),
      log: [get(409, { type: "https://teas.example/problems/taken", title: "Taken", status: 409 })],
      rows: [
        "404 https://teas.example/problems/none listed tested 0+0 seen 0",
        "409 https://teas.example/problems/taken listed tested 0+0 seen 1",
      ],
    },
    {
      name: "is counted by status where there are no codes",
      document: api({ "404": uncoded, "409": uncoded }),
      log: [get(404, { message: "None." }), get(410, { message: "Gone." })],
      rows: [
        "404  listed tested 0+0 seen 1",
        "409  listed tested 0+0 seen 0",
        "410  no tested 0+0 seen 1: The operation documents no 410.",
      ],
    },
    {
      name: "is counted by status where a framework's errors have none",
      document: api({ "422": fastApi }),
      log: [get(422, { detail: [{ loc: ["query", "a"], msg: "Field required", type: "missing" }] })],
      rows: ["422  listed tested 0+0 seen 1"],
    },
    {
      name: "is documented by a range, and by default",
      document: api({ "4XX": uncoded, default: uncoded }),
      log: [get(418, { message: "Teapot." }), get(503, { message: "Late." })],
      rows: ["418  range tested 0+0 seen 1", "503  range tested 0+0 seen 1"],
    },
    {
      name: "counts by status alone where the log keeps no body",
      document: api({ "404": json(object({ code: { const: "no_such_tea" } })) }),
      log: [get(404)],
      rows: ["404 no_such_tea listed tested 0+0 seen 1"],
    },
    {
      name: "counts as often as an entry says",
      document: api({ "404": uncoded }),
      log: [{ ...get(404, {}), count: 7 }],
      rows: ["404  listed tested 0+0 seen 7"],
    },
    {
      name: "is documented outside operations if the document has the code",
      document: api({ "404": json(object({ code: { const: "no_such_tea" } })) }),
      log: [
        { method: "GET", url: "/coffee", status: 404, body: { code: "no_such_tea" } },
        { method: "GET", url: "/coffee", status: 404, body: { code: "no_coffee" } },
      ],
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 no_such_tea range tested 0+0 seen 1",
        "404 no_coffee no tested 0+0 seen 1: The document has no such code.",
      ],
    },
  ])("$name", async ({ document, log, rows: expected }) => {
    expect(rows(await assess(document, { log }))).toEqual(expected);
  });

  it.each([
    ["a server's path", { servers: [{ url: "https://teas.example/v1" }] }, "https://teas.example/v1/teas/oolong"],
    [
      "a server's path with a variable",
      { servers: [{ url: "/{tenant}/api" }] },
      "https://a.example/acme/api/teas/oolong?x",
    ],
    ["no server", {}, "/teas/oolong"],
    ["an invalid URL", {}, "http://x:999999/teas/100%"],
  ])("is matched to its operation with %s", async (_, rest, url) => {
    const coverage = await assess(api({ "404": uncoded }, rest), { log: [{ method: "GET", url, status: 404 }] });
    expect(rows(coverage)).toEqual(["404  listed tested 0+0 seen 1"]);
  });

  it("is matched to a literal path rather than one with a parameter", async () => {
    const document = api({ "404": uncoded });
    const best = { get: { responses: { "409": uncoded } } };
    const both = { ...document, paths: { ...document.paths, "/teas/best": best } };
    const coverage = await assess(both, { log: [{ method: "GET", url: "/teas/best", status: 409 }] });
    expect(coverage.summary).toMatchObject({ undocumented: 0, seen: 1 });
  });

  it("in a HAR does not include requests to other services", async () => {
    const entry = (url: string, status: number, text?: string, encoding?: string) => ({
      startedDateTime: "2026-03-02T03:00:00.000Z",
      request: { method: "get", url },
      response: { status, headers: [{ name: "X-Request-Id", value: "r-1" }], content: { text, encoding } },
    });
    const base64 = Buffer.from('{"code":"gone"}').toString("base64");
    const har = {
      log: {
        entries: [
          entry("https://cdn.example/logo.png", 404),
          entry("https://teas.example/teas/a", 200),
          entry("https://teas.example/teas/a", 0),
          entry("https://teas.example/teas/a", 404, '{"code":"no_such_tea"}'),
          entry("https://teas.example/teas/a", 404, base64, "base64"),
        ],
      },
    };
    const coverage = await assess(api({ "404": json(object({ code: { const: "no_such_tea" } })) }), { har });
    expect(coverage.summary).toMatchObject({ requests: 2, ignored: 1, seen: 1, undocumented: 1 });
    expect(coverage.operations[0]?.errors[1]?.example).toEqual({
      requestId: "r-1",
      request: "GET https://teas.example/teas/a",
    });
  });
});

describe("what is tested", () => {
  const step = (target: object, ...conditions: readonly string[]) => ({
    workflows: [{ steps: [{ ...target, successCriteria: conditions.map((condition) => ({ condition })) }] }],
  });
  const coded = api({ "404": nested, "500": uncoded });

  it.each<{ name: string; tests: object; rows: readonly string[] }>([
    {
      name: "is a status and a code",
      tests: step({ operationId: "getTea" }, "$statusCode == 404", "$[?@['error']['code'] == 'too_hot']"),
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 1+0 seen 0",
        "500  listed tested 0+0 seen 0",
      ],
    },
    {
      name: "is a code that another's criterion names by a pointer",
      tests: step(
        { operationId: "$sourceDescriptions.teas.getTea" },
        '$statusCode == 404 && $response.body#/error/code == "too_hot"',
      ),
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 1+0 seen 0",
        "500  listed tested 0+0 seen 0",
      ],
    },
    {
      name: "is only a status if several codes are acceptable",
      tests: step(
        { operationId: "getTea" },
        "$statusCode == 404",
        "$[?@['error']['code'] == 'too_hot' || @['error']['code'] == 'no_such_tea']",
      ),
      rows: [
        "404 no_such_tea listed tested 0+1 seen 0",
        "404 too_hot listed tested 0+1 seen 0",
        "500  listed tested 0+0 seen 0",
      ],
    },
    {
      name: "is found by the path of an operation",
      tests: step({ operationPath: "{$sourceDescriptions.teas.url}#/paths/~1teas~1{name}/get" }, "$statusCode == 500"),
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 0+0 seen 0",
        "500  listed tested 1+0 seen 0",
      ],
    },
    {
      name: "is not a success, a detail, or part of another document",
      tests: {
        workflows: [
          ...step({ operationId: "getTea" }, "$statusCode == 200").workflows,
          ...step({ operationId: "another" }, "$statusCode == 404").workflows,
          ...step({ operationId: "getTea" }, "$statusCode == 500", "$[?@['details'][?@['pointer'] == 'too_hot']]")
            .workflows,
        ],
      },
      rows: [
        "404 no_such_tea listed tested 0+0 seen 0",
        "404 too_hot listed tested 0+0 seen 0",
        "500  listed tested 1+0 seen 0",
      ],
    },
  ])("$name", async ({ tests, rows: expected }) => {
    expect(rows(await assess(coded, { tests }))).toEqual(expected);
  });
});

describe("a log entry", () => {
  it.each([
    [
      "of OpenTelemetry",
      { "http.request.method": "GET", "url.path": "/teas/a", "http.response.status_code": 404, "error.type": "x" },
    ],
    ["of pino", { req: { method: "GET", url: "/teas/a" }, res: { statusCode: 404 }, code: "x" }],
    ["of this project", { request_method: "GET", request_url: "/teas/a", response_status_code: 404, code: "x" }],
  ])("%s is understood", (_, entry) => {
    expect(readLogEntry(entry)).toMatchObject({
      kind: "failure",
      error: { method: "GET", url: "/teas/a", status: 404, code: "x", count: 1 },
    });
  });

  it.each([
    ["7", 7, "is not a JSON object"],
    ["without a status", { method: "GET", url: "/" }, "has no HTTP status"],
    ["without an operation", { status: 404 }, "names no operation"],
  ])("%s is rejected with the reason", (_, entry, reason) => {
    expect(readLogEntry(entry)).toEqual({ kind: "unusable", reason: expect.stringContaining(reason) });
  });
});
