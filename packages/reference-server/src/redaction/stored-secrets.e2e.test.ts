import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { openErrorLog } from "../log/open-error-log.ts";
import { migrations } from "../server/migrations.ts";
import { freePort } from "../testing/free-port.ts";
import { startOtlpReceiver } from "../testing/otlp-receiver.ts";
import { hasPostgresql, startPostgresql } from "../testing/postgresql-server.ts";
import { exchange, readAnswers } from "../testing/raw-http.ts";
import { type CarriedSecret, carriedSecrets } from "../testing/secrets.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import { startServer } from "../testing/started-server.ts";

/** A text that is not secret: finding it proves that the search works. */
const MARK = "mark-that-must-be-found";

async function recordAll(options: { url?: string; folder?: string }): Promise<void> {
  const database = await openDatabase(migrations, options);
  const log = openErrorLog(database, { logger: silentLogger });
  await Promise.all(carriedSecrets.map(({ entry }) => log.record({ ...entry, operationId: MARK })));
  await log.close();
  expect(log.counters()).toMatchObject({ written: carriedSecrets.length, dropped: 0 });
  await database.close();
}

/** Returns the names of the secrets found in the folder's files, and whether the mark was found. */
async function search(
  folder: string,
  mark = MARK,
): Promise<{ readonly leaked: readonly string[]; readonly marked: boolean }> {
  const leaked = new Set<string>();
  let marked = false;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    marked ||= bytes.includes(mark);
    for (const name of secretsIn(bytes)) leaked.add(name);
  }
  return { leaked: [...leaked], marked };
}

describe("The raw files of the database contain no secret", () => {
  test("on PGlite", async () => {
    const parent = await mkdtemp(join(tmpdir(), "secrets-"));
    await recordAll({ folder: join(parent, "data") });
    expect(await search(parent)).toEqual({ leaked: [], marked: true });
    await rm(parent, { recursive: true });
  });

  test.runIf(hasPostgresql)("on PostgreSQL", async () => {
    const server = await startPostgresql();
    await recordAll({ url: await server.createDatabase() });
    await server.stop();
    expect(await search(server.folder)).toEqual({ leaked: [], marked: true });
    await server.remove();
  });
});

/** Returns the names of the secrets in a text. */
function secretsIn(text: string | Uint8Array): readonly string[] {
  const bytes = Buffer.from(text);
  return carriedSecrets.flatMap(({ name, secret }) => (bytes.includes(secret) ? name : []));
}

/** Builds an invalid request from an entry; `undefined` if the secret would not be in the request. */
function requestOf({ entry, secret }: CarriedSecret, token: string): Buffer | undefined {
  const { url, headers, requestBody, requestId } = entry;
  const fromCaller = [url, requestBody ?? "", requestId, ...Object.values(headers)].map(String);
  if (!fromCaller.some((text) => text.includes(secret))) return undefined;
  // Without an invalid parameter, some of these requests would succeed.
  const target = url
    .replace(/^http:\/\/127[^/]+/, "")
    .replace(/limit=20|(?<!\?.*)(?=#|$)/, (at) => (at === "" ? "?limit=0" : "limit=0"));
  const lines = Object.entries({
    host: "x",
    connection: "close",
    "x-request-id": requestId,
    "content-type": "application/json",
    ...headers,
    authorization: headers["authorization"]?.includes(secret) ? headers["authorization"] : `Bearer ${token}`,
    "content-length": Buffer.byteLength(requestBody ?? ""),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `${requestBody === undefined ? "GET" : "POST"} ${requestBody === undefined ? target : "/api-keys"} HTTP/1.1\r\n${lines.join("")}\r\n${requestBody ?? ""}`,
  );
}

describe("Secrets that callers send", () => {
  test("are in none of the server's metrics, output and files, nor in its telemetry", async () => {
    const receiver = await startOtlpReceiver();
    const metricsPort = await freePort();
    const server = await startServer({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      METRICS_PORT: String(metricsPort),
      KEY_LIMIT: "0",
      ADDRESS_LIMIT: "0",
    });
    try {
      const { stdout } = await server.token("--scope", "api-keys.read", "--scope", "api-keys.write");
      const token = stdout.split("\n").at(-1) ?? "";
      const requests = carriedSecrets.flatMap((carried) => requestOf(carried, token) ?? []);
      expect(requests.length).toBeGreaterThanOrEqual(80);
      for (const request of requests) {
        const [answer] = readAnswers(await exchange(Number(new URL(server.baseUrl).port), [request]));
        expect(answer?.status, request.toString()).toBeGreaterThanOrEqual(400);
        expect(answer?.status, request.toString()).toBeLessThan(500);
      }
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      expect(metrics).toContain('operation="listApiKeys"');
      expect(secretsIn(metrics)).toEqual([]);
      await server.end();
      expect(receiver.bytes().includes("listApiKeys")).toBe(true);
      expect(secretsIn(receiver.bytes())).toEqual([]);
      expect(server.output()).toContain("bad_request");
      expect(secretsIn(server.output())).toEqual([]);
      expect(await search(server.folder, "listApiKeys")).toEqual({ leaked: [], marked: true });
    } finally {
      await server.remove();
      await receiver.close();
    }
  });
});
