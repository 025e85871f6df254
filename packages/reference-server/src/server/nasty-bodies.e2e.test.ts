import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { independentCheck } from "../testing/independent-check.ts";
import { nastyBodies } from "../testing/nasty-bodies.ts";
import { type StartedServer, startServer } from "../testing/started-server.ts";
import { readBundle } from "./built-files.ts";

const AT_ONCE = 10;
/** Bodies rejected by a scan of their bytes, without parsing. Some would take a quarter of a second to parse. */
const UNPARSED: ReadonlySet<string> = new Set([
  "open brackets",
  "deep arrays",
  "deep objects",
  "deep arrays in a property",
  "deep, thirty levels at a time",
  "wide array of numbers",
  "wide array of objects",
  "invalid items",
  "duplicate items",
  "distinct items",
  "many property names",
  "duplicate property names",
  "__proto__ as a property name",
]);

let server: StartedServer;
let authorization: string;
let check: ReturnType<typeof independentCheck>;

beforeAll(async () => {
  check = independentCheck(await readBundle());
  server = await startServer({ NODE_OPTIONS: "--max-old-space-size=512", KEY_LIMIT: "0", ADDRESS_LIMIT: "0" });
  const { stdout } = await server.token("--scope", "api-keys.read", "--scope", "api-keys.write");
  authorization = `Bearer ${stdout.split("\n").at(-1)}`;
});
afterAll(() => server.remove());

describe("With a heap of 512 MB, the server", () => {
  test.each(Object.entries(nastyBodies))(
    `(%s) rejects ${AT_ONCE} at once, with documented responses`,
    async (name, nasty) => {
      const operation = { method: "POST", path: "/api-keys" };
      const headers = { authorization, "content-type": nasty.contentType };
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const response = await fetch(`${server.baseUrl}/api-keys`, { method: "POST", headers, body: nasty.body });
          const body = await response.text();
          await check({ status: response.status, headers: Object.fromEntries(response.headers), body }, operation);
          const isUnparsed = JSON.parse(body).details.some(({ type }: { type: string }) => type === "too_large");
          return { status: response.status, isUnparsed };
        }),
      );
      expect(answers).toEqual(Array(AT_ONCE).fill({ status: 400, isUnparsed: UNPARSED.has(name) }));
    },
  );

  test("is sent every body that must be rejected before parsing", () => {
    expect(Object.keys(nastyBodies)).toEqual(expect.arrayContaining([...UNPARSED]));
  });

  test("is still running after all of them, and responds", async () => {
    const response = await fetch(`${server.baseUrl}/api-keys`, { headers: { authorization } });
    expect(response.status).toBe(200);
    expect((await server.end()).exitCode).toBe(0);
  });
});
