import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { corpus } from "../../test/edit/corpus.ts";
import { commandInFolder } from "../testing/command-in-folder.ts";

const payments = `openapi: 3.0.3
info: { title: Payments, version: "1" }
paths:
  /charges:
    post:
      responses:
        "201": { description: Made. }
        "402": { $ref: "#/components/responses/Failed" }
        "429": { $ref: "#/components/responses/Failed" }
  /charges/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A charge. }
        "404": { $ref: "#/components/responses/Failed" }
components:
  responses:
    Failed:
      description: It failed.
      headers: { Retry-After: { schema: { type: integer } } }
      content:
        application/json:
          schema:
            type: object
            required: [error]
            properties:
              error:
                type: object
                required: [code, message]
                properties:
                  code: { type: string, enum: [card_declined, rate_limited, no_such_charge] }
                  message: { type: string }
                  param: { type: string }
`;

const folder = commandInFolder({ "old.yaml": payments }, { lasts: "file" });

/** Edits the document, and compares it with its earlier version. */
async function diffAfter(edit: readonly [from: string, to: string], ...options: readonly string[]) {
  expect(payments, "the edit finds its place").toContain(edit[0]);
  folder.write("new.yaml", payments.replace(...edit));
  return folder.run(["diff", "old.yaml", "new.yaml", ...options]);
}

interface Told {
  readonly kind: string;
  readonly verdict: string;
  readonly message: string;
  readonly operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly statuses: readonly string[];
  }[];
}
const eventsOf = (stdout: string): readonly Told[] => JSON.parse(stdout).events;
const addCode = ["no_such_charge]", "no_such_charge, expired_card]"] as const;
const removeField = ["                  param: { type: string }\n", ""] as const;

describe("error-contract diff", () => {
  it("reports a change of a shared response once, with its operations, at its line", async () => {
    const { stdout, exitCode } = await diffAfter(removeField);
    expect(stdout).toBe(
      [
        "Breaking",
        "",
        "  major  The body no longer has /error/param.",
        "         new.yaml:18:5  field-removed",
        "         - POST /charges 402, 429",
        "         - GET /charges/{id} 404",
        "",
        "Bump: major. 1 event: 1 major.",
      ].join("\n"),
    );
    expect(exitCode).toBe(1);
  });

  it("says so if nothing changed", async () => {
    const { stdout, exitCode } = await diffAfter(["It failed.", "It did not work."]);
    expect(stdout).toBe("Bump: none. No change in how the API fails.");
    expect(exitCode).toBe(0);
  });

  it.each([
    ["major", 0],
    ["minor", 1],
    ["patch", 1],
    ["none", 0],
  ])("with --fail-on %s exits with status %i for an added code", async (limit, expected) => {
    expect((await diffAfter(addCode, "--fail-on", limit)).exitCode).toBe(expected);
  });

  it("treats an added code as breaking if the command line or the document sets the closed policy", async () => {
    expect((await diffAfter(addCode, "--policy", "closed")).stdout).toContain("Bump: major.");
    folder.write("closed.yaml", `${payments}x-error-contract: { policy: closed }\n`);
    folder.write("added.yaml", `${payments.replace(...addCode)}x-error-contract: { policy: closed }\n`);
    const run = (...options: readonly string[]) => folder.run(["diff", "closed.yaml", "added.yaml", ...options]);
    expect((await run()).stdout).toContain("Bump: major.");
    expect((await run("--policy", "open")).stdout).toContain("Bump: minor.");
  });

  it("prints plain data", async () => {
    const { stdout } = await diffAfter(["Retry-After", "X-Wait"], "--format", "json");
    expect(JSON.parse(stdout).bump).toBe("major");
    expect(eventsOf(stdout)).toMatchObject([
      { kind: "header-removed", verdict: "major", message: "The header `Retry-After` was removed." },
      { kind: "header-added", verdict: "minor", change: { header: "X-Wait" }, file: "new.yaml", line: 18 },
    ]);
  });

  it("writes annotations for GitHub, without a place for removals", async () => {
    const { stdout } = await diffAfter(["no_such_charge]", "charge_missing, expired_card]"], "--format", "github");
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(
        /^::error title=major%3A code-removed::The code no_such_charge was removed\.%0APOST \/charges 402/,
      ),
      expect.stringMatching(
        /^::notice file=new\.yaml,line=\d+,col=\d+,title=minor%3A code-added::The code charge_missing/,
      ),
      expect.stringMatching(
        /^::notice file=new\.yaml,line=\d+,col=\d+,title=minor%3A code-added::The code expired_card/,
      ),
      "Bump: major.",
    ]);
  });

  it("writes Markdown into a file", async () => {
    const { stdout } = await diffAfter(addCode, "--format", "markdown", "-o", "diff.md");
    expect(stdout).toBe("");
    const text = folder.read("diff.md");
    expect(text).toContain("Bump: **minor** (1 minor).");
    expect(text).toMatch(/- The code `expired_card` is new\. `new\.yaml:\d+`: `POST \/charges 402, 429`/);
  });

  it("compares with a commit", async () => {
    const git = (...args: readonly string[]) => execa("git", ["-C", folder.path, ...args]);
    folder.write("openapi.yaml", payments);
    await git("init", "--quiet", "--initial-branch", "main");
    await git("add", "openapi.yaml");
    await git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "First");
    folder.write("openapi.yaml", payments.replace(...removeField));
    const run = await folder.run(["diff", "git:main:openapi.yaml", "openapi.yaml"]);
    expect(run.stdout).toContain("The body no longer has /error/param.");
    expect(run.exitCode).toBe(1);
  });

  it.each([
    [["diff", "old.yaml"], "diff needs two documents."],
    [["diff", "-", "-"], "Standard input can be used for only one document."],
    [["diff", "old.yaml", "old.yaml", "--policy", "opn"], '--policy cannot be "opn".'],
  ])("rejects %j", async (args, message) => {
    const { stderr, exitCode } = await folder.run(args);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  it("fails if a reference does not resolve, because its target may have changed", async () => {
    const { stderr, exitCode } = await diffAfter(["responses/Failed", "responses/Faild"]);
    expect(stderr).toContain("#/components/responses/Faild");
    expect(exitCode).toBe(1);
  });
});

/** An edit of a real document, and the kinds of events that it must cause, once each. */
const edits: readonly (readonly [file: string, what: string, from: RegExp, to: string, kinds: readonly string[]])[] = [
  [
    "box.json",
    "a code of the enum renamed",
    /"item_name_invalid",(?=\s*"insufficient_scope")/,
    '"name_invalid",',
    ["code-renamed"],
  ],
  ["adyen.yaml", "a field removed", / {8}pspReference:\n.*\n.*\n(?= {8}status:)/, "", ["field-removed"]],
  ["plaid.yml", "a code added to the enum", /( {6}- )INVALID_REQUEST\n/, "$&$1QUITE_NEW\n", ["code-added"]],
  [
    "polar.json",
    "a constant changed",
    /"const":\s*"AlreadyCanceledSubscription"/,
    '"const":"AlreadyEnded"',
    ["code-renamed"],
  ],
];

describe.skipIf(!existsSync(corpus))("in real documents", () => {
  it.each(edits)("%s: %s", { timeout: 120_000 }, async (file, _, from, to, kinds) => {
    const old = readFileSync(join(corpus, file), "utf8");
    const now = old.replace(from, to);
    expect(now, "the edit finds its place").not.toBe(old);
    folder.write(file, old);
    folder.write(`new-${file}`, now);
    const { stdout } = await folder.run(["diff", file, `new-${file}`, "--format", "json"]);
    expect(eventsOf(stdout).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each(["digitalocean.yaml", "gr4vy.json", "polar.json", "komga.json", "twilio.json"])(
    "%s has no event compared with itself",
    { timeout: 120_000 },
    async (file) => {
      const { stdout, exitCode } = await folder.run(["diff", join(corpus, file), join(corpus, file)]);
      expect(stdout).toBe("Bump: none. No change in how the API fails.");
      expect(exitCode).toBe(0);
    },
  );
});
