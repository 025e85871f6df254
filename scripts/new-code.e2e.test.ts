import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RepositoryCopy } from "./testing/repository-copy.ts";

const generated = "packages/api/src/generated";
const page = "packages/docs/dist/errors/too_many_requests.html";
const derived = ["spec/dist", generated, "packages/api/dist", "packages/docs/dist"];
const files = {
  schema: "spec/components/schemas/TooManyRequests.yaml",
  response: "spec/components/responses/TooManyRequests.yaml",
  header: "spec/components/headers/Retry-After.yaml",
  path: "spec/paths/status-checks.yaml",
  entry: "spec/openapi.yaml",
  range: "spec/components/schemas/ClientError.yaml",
};

let copy: RepositoryCopy;
let before: Record<string, string>;
let entry: string;
let range: string;

beforeAll(async () => {
  copy = await RepositoryCopy.make();
  expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
  before = await copy.fingerprints(...derived);
  [entry, range] = await Promise.all([copy.read(files.entry), copy.read(files.range)]);
});
afterAll(() => copy[Symbol.asyncDispose]());

describe("a code that is new in spec/", () => {
  it("changes the types, the catalogue and the docs by `pnpm build` alone", async () => {
    await addTheCode();
    await addAnOperationThatUsesIt();
    expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });

    const types = await copy.read(`${generated}/openapi.ts`);
    expect(types).toMatch(/code: "too_many_requests";/);
    expect(types).toContain("createStatusCheck");
    const catalogue = await copy.read(`${generated}/errors.ts`);
    expect(catalogue).toMatch(/too_many_requests: 429,/);
    expect(catalogue).toMatch(/retryable: \[[^\]]*"too_many_requests"/);
    expect(catalogue).toContain("The caller sent more requests in a minute than its account allows.");
    const docs = await copy.read(page);
    expect(docs).toContain("The caller sent more requests in a minute than its account allows.");
    expect(docs).toContain('href="../index.html#operation/createStatusCheck"');
  });

  it("leaves no trace when it is removed: every byte is back", async () => {
    await copy.write(files.entry, entry);
    await copy.write(files.range, range);
    for (const file of [files.schema, files.response, files.header, files.path]) await copy.remove(file);
    expect(await copy.run("scripts/build.ts")).toMatchObject({ exitCode: 0 });
    expect(await copy.fingerprints(...derived)).toEqual(before);
  });
});

async function addTheCode(): Promise<void> {
  await copy.write(
    files.schema,
    `title: Too many requests
description: The caller sends requests faster than its account allows.
allOf:
  - $ref: Error.yaml
  - type: object
    required: [code, status]
    properties:
      code:
        const: too_many_requests
      status:
        const: 429
      details:
        maxItems: 0
x-error:
  title: Too many requests
  cause: The caller sent more requests in a minute than its account allows.
  remedy: Wait as long as \`Retry-After\` says, then send the request again.
  retryable: true
`,
  );
  await copy.write(
    files.header,
    `description: Seconds to wait before the next request.
required: true
schema:
  type: integer
  format: int32
  minimum: 1
  maximum: 3600
  examples: [30]
`,
  );
  await copy.write(
    files.response,
    `description: The caller sends requests faster than its account allows.
headers:
  X-Request-ID:
    $ref: ../headers/X-Request-ID.yaml
  Retry-After:
    $ref: ../headers/Retry-After.yaml
content:
  application/json:
    schema:
      $ref: ../schemas/TooManyRequests.yaml
    examples:
      status-checks:
        summary: The limit of a minute is used up
        value:
          type: error
          code: too_many_requests
          status: 429
          message: The account's limit of 100 requests a minute is used up.
          details: []
          request_id: 2f9d41c7-05be-4b6a-8c13-7ad0e2f6b984
          documentation_url: http://127.0.0.1:4010/errors/too_many_requests
`,
  );
  await copy.edit(
    files.range,
    /(.*DuplicateRecord\.yaml\n)/,
    "  - $ref: DuplicateRecord.yaml\n  - $ref: TooManyRequests.yaml\n",
  );
  await copy.edit(
    files.entry,
    '      $ref: "#/components/responses/DuplicateRecord"\n',
    '      $ref: "#/components/responses/DuplicateRecord"\n    "429":\n      $ref: "#/components/responses/TooManyRequests"\n',
  );
  await copy.edit(
    files.entry,
    "      $ref: components/responses/DuplicateRecord.yaml\n",
    "      $ref: components/responses/DuplicateRecord.yaml\n    TooManyRequests:\n      $ref: components/responses/TooManyRequests.yaml\n",
  );
}

async function addAnOperationThatUsesIt(): Promise<void> {
  await copy.write(
    files.path,
    `post:
  operationId: createStatusCheck
  summary: Check the status
  description: Tells whether the API answers. Scope \`api-logs.read\`.
  tags: [API logs]
  security:
    - bearer: [api-logs.read]
  responses:
    "204":
      description: The API answers.
      headers:
        X-Request-ID:
          $ref: ../components/headers/X-Request-ID.yaml
    "400":
      $ref: ../components/responses/BadRequest.yaml
    "401":
      $ref: ../components/responses/Unauthorized.yaml
    "403":
      $ref: ../components/responses/Forbidden.yaml
    "429":
      $ref: ../components/responses/TooManyRequests.yaml
    4XX:
      $ref: ../components/responses/ClientError.yaml
    5XX:
      $ref: ../components/responses/ServerError.yaml
`,
  );
  await copy.edit(files.entry, "paths:\n", "paths:\n  /status-checks:\n    $ref: paths/status-checks.yaml\n");
}
