import { describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";

const document = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      responses:
        "201": { description: Made. }
        "409": { $ref: "#/components/responses/Conflict" }
        "422": { $ref: "#/components/responses/Conflict" }
  /orders/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "404":
          description: Missing.
          content:
            application/json:
              schema:
                type: object
                properties:
                  error:
                    type: object
                    properties:
                      code: { const: order_missing, title: No such order }
                      message: { type: string }
components:
  responses:
    Conflict:
      description: Taken.
      content:
        application/json:
          schema:
            type: object
            properties:
              error:
                type: object
                properties:
                  code:
                    enum: [already_paid, out_of_stock]
                    x-enumDescriptions: { already_paid: The order was paid before., out_of_stock: Sold out. }
                  message: { type: string }
`;

const folder = commandInFolder(
  { "openapi.yaml": document, "error-contract.config.yaml": "documents: [openapi.yaml]\n" },
  { lasts: "file" },
);

const explain = (...args: readonly string[]) => folder.run(["explain", ...args]);

describe("error-contract explain", () => {
  it("explains a code from an enum, with its operations", async () => {
    const { stdout, exitCode } = await explain("already_paid", "--document", "openapi.yaml");
    expect(stdout).toContain("The order was paid before.");
    expect(stdout).toContain("the code is at /error/code");
    expect(stdout).toContain("\n1 operation\n"); // under two statuses
    expect(stdout).toContain("POST /orders 409");
    expect(stdout).toContain("POST /orders 422");
    expect(exitCode).toBe(0);
  });

  it("takes the document from the configuration, and a code in any letter case", async () => {
    expect((await explain("ORDER_MISSING")).stdout).toContain("GET /orders/{id} 404");
  });

  it("lists all codes, and those of a status", async () => {
    expect((await explain()).stdout.match(/already_paid|out_of_stock|order_missing/g)).toHaveLength(3);
    expect((await explain("404")).stdout).toMatch(/^order_missing {2}404/);
  });

  it("prints plain data", async () => {
    const { stdout } = await explain("order_missing", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject([
      { code: "order_missing", statuses: [404], operations: [{ method: "GET" }] },
    ]);
  });

  it("suggests an existing code", async () => {
    expect(await explain("alredy_paid")).toMatchObject({
      exitCode: 1,
      stderr:
        'error: openapi.yaml: There is no error code "alredy_paid" in this document.\nDid you mean "already_paid"?',
    });
  });

  it("says so if a document has no codes", async () => {
    folder.write("none.yaml", 'openapi: 3.1.0\npaths: { /a: { get: { responses: { "200": { description: x } } } } }\n');
    const { stderr, exitCode } = await explain("x", "-d", "none.yaml");
    expect(stderr).toContain("This document has no error codes.");
    expect(exitCode).toBe(1);
  });
});
