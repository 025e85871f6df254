import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient, unwrap } from "@error-contract/api";
import { signToken, tokenSource } from "@error-contract/api/token";
import { negativeTests } from "@error-contract/generator";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAdministratorKey } from "../server/administrator-key.ts";
import { readBundle } from "../server/built-files.ts";
import { scopesOf } from "../server/scopes.ts";
import { hasPostgresql, startPostgresql } from "../testing/postgresql-server.ts";
import { carriedSecrets } from "../testing/secrets.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";

const root = join(import.meta.dirname, "../../../..");
let server: StartedServer;
let allScopes: readonly string[];

beforeAll(async () => {
  server = await startServer();
  allScopes = scopesOf(await readBundle()).flatMap((scope) => ["--scope", scope]);
});
afterAll(() => server.remove());

/** Returns the token that `pnpm run token` prints. */
async function token(...args: readonly string[]): Promise<string> {
  return (await server.token(...args)).stdout.split("\n").at(-1) ?? "";
}

describe("The first start", () => {
  test("stores the administrator's key in a file that only its owner can read, and prints its path", async () => {
    const { mode } = await stat(join(server.folder, ".data/administrator-key.json"));
    expect((mode & 0o777).toString(8)).toBe("600");
    expect(server.output()).toContain(".data/administrator-key.json");
    expect(server.output()).not.toContain("PRIVATE KEY");
  });

  test("prints a curl command that works", async () => {
    const line = /^Try +(.+)$/m.exec(server.output())?.[1] ?? "";
    // pnpm runs scripts at the root of the repository; this server keeps its data elsewhere.
    const command = line.replace(
      "npx -y pnpm@12 run token",
      `node -C @error-contract/source ${root}/packages/reference-server/src/cli/token.ts`,
    );
    expect(command).not.toBe(line);
    const { stdout } = await execa(command, {
      shell: "bash",
      cwd: server.folder,
      preferLocal: true,
      localDir: root,
    });
    expect(JSON.parse(stdout)).toMatchObject({ items: [], next_cursor: null });
  });

  test("serves the documentation, and reports that it is ready", async () => {
    const home = await fetch(server.baseUrl);
    expect([home.status, new URL(home.url).pathname]).toEqual([200, "/errors/"]);
    const docs = await fetch(`${server.baseUrl}/docs`);
    expect([docs.status, docs.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await docs.text()).toContain("List 4XX errors");
    expect((await fetch(`${server.baseUrl}/metrics`)).status, "which is not on the API's port").toBe(404);
    const ready = await fetch(`${server.baseUrl}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
  });
});

describe("pnpm run token", () => {
  test.each([
    [
      ["--scope", "api-logs.write"],
      2,
      "There is no scope api-logs.write. The scopes are api-logs.read, api-keys.read, api-keys.write.",
    ],
    [[], 2, "Give a scope."],
    [["--scope", "api-logs.read", "--minutes", "0"], 2, "--minutes takes a number above 0."],
    [["--wrong"], 2, "See --help."],
  ] as const)("%j ends with %d and says what to do", async (args, exitCode, message) => {
    const ran = await server.token(...args);
    expect([ran.exitCode, ran.stdout]).toEqual([exitCode, ""]);
    expect(ran.stderr).toContain(message);
  });
});

test("The whole flow: create a key, sign a token, be refused, list the refusal, read its cause", async () => {
  const { baseUrl } = server;
  const administrator = createClient({ baseUrl, token: () => token(...allScopes) });
  const body = { display_name: "Billing", external_identifier: "flow", scopes: ["api-logs.read" as const] };
  const key = await unwrap(administrator.POST("/api-keys", { body }));

  const options = { keyId: key.id, privateKey: key.private_key, audience: baseUrl };
  const billing = createClient({ baseUrl, token: tokenSource({ ...options, scopes: ["api-logs.read"] }) });
  const stale = createClient({
    baseUrl,
    token: () => signToken({ ...options, scopes: ["api-logs.read"], expiresIn: -60 }),
  });

  const refused = await stale.GET("/api-logs");
  if (refused.ok || refused.error.code !== "unauthorized") throw new Error("It was not refused.");
  expect(refused.error.details).toEqual([]);

  const query = { request_id: refused.error.request_id };
  const { items } = await unwrap(billing.GET("/api-logs", { params: { query } }));
  expect(items).toMatchObject([{ operation_id: "listApiLogs", api_key_id: key.id, cause: { code: "token_expired" } }]);

  const forbidden = await billing.GET("/api-keys");
  expect(forbidden.ok ? undefined : forbidden.error.code).toBe("forbidden");
  const duplicate = await administrator.POST("/api-keys", { body });
  expect(duplicate.ok ? undefined : duplicate.error).toMatchObject({
    code: "duplicate_record",
    details: [{ pointer: "/external_identifier" }],
  });
});

test("Every negative test of the document passes in redocly respect", async () => {
  const document = await readBundle();
  const key = await readAdministratorKey(join(server.folder, ".data"));
  if (key === undefined) throw new Error("The server made no key.");
  const signed = { keyId: key.id, privateKey: key.private_key, audience: server.baseUrl, scopes: [] };
  const tests = negativeTests(document, { document: "openapi.json" });
  expect(tests.workflows.length).toBeGreaterThan(100);
  await writeFile(join(server.folder, "openapi.json"), JSON.stringify(document));
  await writeFile(join(server.folder, "errors.arazzo.json"), JSON.stringify(tests));
  const inputs = [
    `token=${await token(...allScopes)}`,
    `token_without_scopes=${await signToken(signed)}`,
    "unique=respect",
    `server=${server.baseUrl}`,
  ].flatMap((input) => ["--input", input]);

  const ran = await execa(
    "redocly",
    ["respect", "errors.arazzo.json", "--server", `api=${server.baseUrl}`, ...inputs],
    {
      cwd: server.folder,
      reject: false,
      all: true,
      preferLocal: true,
      localDir: root,
    },
  );
  expect(
    ran.exitCode,
    ran.all
      .split("\n")
      .filter((line) => line.includes("✗"))
      .join("\n"),
  ).toBe(0);
  expect(ran.all).toMatch(new RegExp(`Workflows: ${tests.workflows.length} passed, ${tests.workflows.length} total`));
});

test("No secret in a request reaches the server's output or its database files", async () => {
  const good = await token(...allScopes);
  const mark = "mark-that-must-be-found";
  for (const [index, { entry }] of carriedSecrets.entries()) {
    const [target = "/"] = /\/(?!\/).*$/s.exec(entry.url.replace(/^https?:\/\/[^/]*/, "")) ?? [];
    const response = await fetch(server.baseUrl + target, {
      method: entry.requestBody === undefined ? "GET" : "POST",
      headers: { ...textHeaders(entry.headers), authorization: `Bearer ${good}`, "x-request-id": `${mark}-${index}` },
      ...(entry.requestBody !== undefined && { body: entry.requestBody }),
    });
    expect(response.status, target).toBeLessThan(500);
  }
  expect(server.output()).toContain(mark);
  const secrets = [...carriedSecrets, { name: "the token", secret: good }];
  const places = [server.output(), ...(await contentsOf(join(server.folder, ".data/database")))];
  expect(places.filter((text) => text.includes(mark)).length).toBeGreaterThan(1);
  expect(secrets.filter(({ secret }) => places.some((text) => text.includes(secret))).map(({ name }) => name)).toEqual(
    [],
  );
});

/** Returns the headers that `fetch` can send: all but `host`, with values in printable ASCII. */
function textHeaders(headers: (typeof carriedSecrets)[number]["entry"]["headers"]): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(entries.filter(([name, value]) => name !== "host" && /^[\t -~]*$/.test(value)));
}

async function contentsOf(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), "latin1")));
}

test("A signal stops the server after all entries are written, and the next start finds them", async () => {
  const refused = await fetch(`${server.baseUrl}/api-keys?limit=0`, {
    headers: { authorization: `Bearer ${await token(...allScopes)}` },
  });
  const { request_id } = (await refused.json()) as { request_id: string };
  const { exitCode, stdout, stderr } = await server.end("SIGTERM");
  expect(exitCode).toBe(0);
  expect(stderr).toContain("SIGTERM: closing.");
  // Every line of standard output is a log line in JSON.
  const lines = stdout.split("\n").map((line) => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(["Started.", "Closing.", "Closed."]));
  expect(lines.find(({ msg }) => msg === "Closing.")).toMatchObject({ reason: "SIGTERM" });

  const again = await server.again();
  try {
    expect(again.output()).not.toContain("Created an account");
    const headers = { authorization: `Bearer ${await token(...allScopes)}` };
    const found = await fetch(`${again.baseUrl}/api-logs?request_id=${request_id}`, { headers });
    expect(await found.json()).toMatchObject({ items: [{ request_id }] });
  } finally {
    await again.end();
  }
});

test.runIf(hasPostgresql)("The printed curl command works, whatever else was started in the folder", async () => {
  const postgresql = await startPostgresql();
  const embedded = await startServer();
  const other = await startServer(
    { DATABASE_URL: await postgresql.createDatabase(), HOST: "0.0.0.0", PUBLIC_URL: "https://api.example.com/v1" },
    embedded.folder,
  );
  try {
    const lines = [embedded, other, embedded].map((one) => /^Try +(.+)$/m.exec(one.output())?.[1] ?? "");
    for (const line of lines) {
      const command = line.replace(
        "npx -y pnpm@12 run token",
        `node -C @error-contract/source ${root}/packages/reference-server/src/cli/token.ts`,
      );
      const { stdout } = await execa(command, {
        shell: "bash",
        cwd: embedded.folder,
        preferLocal: true,
        localDir: root,
      });
      expect(JSON.parse(stdout)).toMatchObject({ items: [] });
    }
  } finally {
    await embedded.remove();
    await other.remove();
    await postgresql.remove();
  }
});
