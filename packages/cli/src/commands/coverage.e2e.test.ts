import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { commandInFolder } from "../testing/command-in-folder.ts";

const charges = readFileSync(join(import.meta.dirname, "../../test/any-api/documents/charges.yaml"), "utf8");
const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/coverage.schema.json"), "utf8"));

const known = {
  method: "POST",
  url: "/v1/charges",
  status: 402,
  body: { error: { type: "card_error", code: "card_declined" } },
};
const unknown = { ...known, request_id: "req_7", body: { error: { type: "card_error", code: "card_bored" } } };
const har = {
  startedDateTime: "2026-11-25T00:00:00Z",
  request: { method: "POST", url: "http://localhost/v1/charges" },
  response: { status: 402, content: { text: JSON.stringify(known.body) } },
};
const lines = (...entries: readonly object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");

const folder = commandInFolder({
  "openapi.yaml": charges,
  "good.ndjson": lines(known),
  "bad.ndjson": lines(known, unknown),
});

describe("error-contract coverage", () => {
  it("exits with 0 if everything seen is documented", async () => {
    const { exitCode, stdout } = await folder.run(["coverage", "openapi.yaml", "--log", "good.ndjson"]);
    expect(stdout).toMatch(/^ {2}400 401 402 +card_declined +yes +– +1$/m);
    expect(stdout).toContain("Nothing was seen that the document does not describe.");
    expect(exitCode).toBe(0);
  });

  it("exits with 1 and shows the request if something seen is not documented", async () => {
    const { exitCode, stdout } = await folder.run(["coverage", "openapi.yaml", "--log", "bad.ndjson"]);
    expect(stdout).toMatch(
      /402 +card_bored +no +– +1\n {4}The document has no such code.\n {4}POST \/v1\/charges, request req_7/,
    );
    expect(exitCode).toBe(1);
  });

  it("counts the tests that `error-contract test` writes", async () => {
    await folder.run(["test", "openapi.yaml", "-o", "errors.arazzo.json"]);
    const { exitCode, stdout } = await folder.run(["coverage", "openapi.yaml", "--tests", "errors.arazzo.json"]);
    // One enum lists the codes of every status here, so a test can only check the status.
    expect(stdout).toContain("0 are tested. For 8 more, only the status is tested: any of several codes passes.");
    expect(exitCode).toBe(0);
  });

  it("writes JSON that conforms to its schema", async () => {
    const args = ["coverage", "openapi.yaml", "--log", "bad.ndjson", "--format", "json", "-o", "coverage.json"];
    expect(await folder.run(args)).toMatchObject({ exitCode: 1, stdout: "" });
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    const coverage = JSON.parse(folder.read("coverage.json"));
    expect(validate(coverage), JSON.stringify(validate.errors)).toBe(true);
    expect(coverage.summary).toMatchObject({ undocumented: 1, requests: 2 });
  });

  it("writes Markdown in which input from callers is not markup", async () => {
    folder.write("odd.ndjson", lines({ ...unknown, url: "/v1/charges?a=`|b`\n# Hi" }));
    const { stdout } = await folder.run(["coverage", "openapi.yaml", "--log", "odd.ndjson", "--format", "markdown"]);
    expect(stdout).toContain(
      "- `POST /v1/charges` answered 402 `card_bored` 1×: The document has no such code. Example:",
    );
    expect(stdout).not.toContain("\n# Hi");
  });

  it("reads a log from standard input, and from a server with a token", async () => {
    const args = ["coverage", "openapi.yaml", "--log", "-"];
    expect(await folder.run(args, { stdin: "pipe", input: lines(unknown) })).toMatchObject({ exitCode: 1 });
    const server = createServer(({ headers }, response) => {
      const isAllowed = headers.authorization === "Bearer t" && headers.accept?.startsWith("application/x-ndjson");
      response.writeHead(isAllowed ? 200 : 401).end(isAllowed ? lines(unknown) : "who?");
    }).listen(0);
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api-logs`;
      const run = (env: object) => folder.run(["coverage", "openapi.yaml", "--log", url], { env: { ...env } });
      expect(await run({ ERROR_CONTRACT_TOKEN: "t" })).toMatchObject({
        exitCode: 1,
        stdout: expect.stringContaining("card_bored"),
      });
      const refused = await run({});
      expect(refused.stderr).toContain("The server responded with 401: who?");
      expect(refused.stderr).toContain("--token TOKEN");
    } finally {
      server.close();
    }
  });

  it.each([
    ["a HAR, indented as browsers save it", { log: { entries: [har] } }],
    ["an indented list", [known]],
    ["an indented page of a list", { items: [known], has_more: false }],
  ])("reads %s", async (_, content) => {
    folder.write("saved.json", JSON.stringify(content, undefined, 2));
    const { stdout } = await folder.run(["coverage", "openapi.yaml", "--log", "saved.json"]);
    expect(stdout).toContain("1 was seen in 1 failed request.");
  });

  it("reads 100,000 entries", async () => {
    folder.write("many.ndjson", lines(known).repeat(100_000));
    const { stdout } = await folder.run(["coverage", "openapi.yaml", "--log", "many.ndjson"]);
    expect(stdout).toContain("seen in 100,000 failed requests");
  });

  it.each([
    ["no document", [], 2, "coverage needs a document."],
    ["nothing to compare", ["openapi.yaml"], 2, "coverage needs a log or tests"],
    ["two documents", ["openapi.yaml", "bad.ndjson", "--log", "x"], 2, "coverage takes one document."],
    ["standard input twice", ["-", "--log", "-"], 2, "Standard input can be used only once."],
    ["a missing log", ["openapi.yaml", "--log", "bed.ndjson"], 1, "Did you mean bad.ndjson?"],
    ["a folder as a log", ["openapi.yaml", "--log", "."], 1, "This is a folder."],
    ["a log that is a document", ["openapi.yaml", "--log", "openapi.yaml"], 1, "A log is either NDJSON"],
    [
      "a missing log without a similar name",
      ["openapi.yaml", "--log", "x"],
      1,
      "x: There is no such file.\nPass the path of a log",
    ],
    [
      "missing tests without a similar name",
      ["openapi.yaml", "--tests", "x"],
      1,
      "Write one: error-contract test openapi.yaml -o",
    ],
    ["a line that is not an entry", ["openapi.yaml", "--log", "line.ndjson"], 1, "line.ndjson:2"],
    ["tests that are a document", ["openapi.yaml", "--tests", "openapi.yaml"], 1, "This is not an Arazzo description"],
    ["a server that does not respond", ["openapi.yaml", "--log", "http://127.0.0.1:9/"], 1, "No response"],
  ])("says what is wrong with %s", async (_, args, exitCode, message) => {
    folder.write("line.ndjson", `${lines(known)}{"method":"GET"}\n`);
    const ended = await folder.run(["coverage", ...args]);
    expect(ended.stderr).toContain(message);
    expect(ended.exitCode).toBe(exitCode);
  });
});
