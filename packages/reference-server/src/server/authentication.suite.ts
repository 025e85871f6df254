import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { InjectOptions } from "fastify";
import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { BASE_URL, type TestKey, type TestServer } from "../testing/test-server.ts";

/** Which requests are accepted, and what the owner of a key learns about the others, on any database. */
export function describeAuthentication(running: () => TestServer): void {
  let server: TestServer;
  let administrator: TestKey;

  beforeAll(async () => {
    server = running();
    administrator = await server.addAccount();
  });

  /** The time in so many seconds, in the form of claims. */
  function inSeconds(offset: number): number {
    return Math.floor(Date.now() / 1000) + offset;
  }

  /** The newest entry of the account with this request id. */
  async function entryOf(requestId: string): Promise<Record<string, unknown> | undefined> {
    const url = `/api-logs?request_id=${requestId}`;
    const response = await server.send({ url, headers: await server.as(administrator) });
    return response.json().items[0];
  }

  type Headers = Record<string, string>;

  describe("A token", () => {
    test.each<[string, string, () => Promise<Headers>]>([
      ["that has expired", "token_expired", () => server.as(administrator, { claims: { exp: inSeconds(-40) } })],
      ["from the future", "token_not_yet_valid", () => server.as(administrator, { claims: { iat: inSeconds(60) } })],
      ["not valid yet", "token_not_yet_valid", () => server.as(administrator, { claims: { nbf: inSeconds(60) } })],
      ["of another issuer", "issuer_mismatch", () => server.as(administrator, { claims: { iss: randomUUID() } })],
      [
        "for another audience",
        "audience_mismatch",
        () => server.as(administrator, { claims: { aud: "http://other" } }),
      ],
      ["without scopes", "token_malformed", () => server.as(administrator, { claims: { scopes: undefined } })],
      [
        "whose scopes are a string",
        "token_malformed",
        () => server.as(administrator, { claims: { scopes: "api-logs.read" } }),
      ],
      ["without iat", "token_malformed", () => server.as(administrator, { claims: { iat: undefined } })],
      [
        "that is valid for longer than a day",
        "lifetime_too_long",
        () => server.as(administrator, { claims: { iat: inSeconds(-1), exp: inSeconds(24 * 3600) } }),
      ],
      ["without exp", "token_malformed", () => server.as(administrator, { claims: { exp: undefined } })],
      ["signed by another key", "signature_invalid", () => signedByStranger({ alg: "ES256", kid: administrator.id })],
      ["signed with a shared secret", "algorithm_not_allowed", () => signedWithSecret()],
      ["not signed at all", "algorithm_not_allowed", async () => unsigned()],
      ["with a truncated signature", "signature_invalid", async () => cut(await server.as(administrator))],
    ])("%s is refused, and the owner of the key sees the cause %s", async (_, cause, headers) => {
      const response = await server.send({ url: "/api-keys", headers: await headers() });
      expect(response.statusCode).toBe(401);
      expect(response.json()).toMatchObject({ message: "The bearer token is not valid.", details: [] });
      expect(response.headers["www-authenticate"]).toBe('Bearer realm="error-contract"');
      expect(await entryOf(response.json().request_id)).toMatchObject({
        cause: { code: cause },
        api_key_id: administrator.id,
        operation_id: "listApiKeys",
        response_body: response.json(),
      });
    });

    test.each<[string, Headers]>([
      ["missing", {}],
      ["of another scheme", { authorization: "Basic YTpi" }],
      ["not a JWT", { authorization: "Bearer abc" }],
      [
        "of an unknown key",
        { authorization: `Bearer ${Buffer.from('{"alg":"ES256","kid":"x"}').toString("base64url")}.e30.AA` },
      ],
    ])("that is %s is refused, and is not in the error log", async (_, headers) => {
      const response = await server.send({ url: "/api-keys", headers });
      expect(response.statusCode).toBe(401);
      expect(await entryOf(response.json().request_id)).toBeUndefined();
    });

    test.each([
      ["an exp 20 seconds ago", () => ({ exp: inSeconds(-20) })],
      ["an iat 25 seconds ahead", () => ({ iat: inSeconds(25) })],
      ["several audiences, this API among them", () => ({ aud: ["http://other", BASE_URL] })],
    ])("with %s is accepted", async (_, claims) => {
      const headers = await server.as(administrator, { claims: claims() });
      const response = await server.send({ url: "/api-keys", headers });
      expect(response.statusCode).toBe(200);
    });

    test("of a locked key is refused from the next request on, and so is one of a deleted key", async () => {
      const key = await server.addKey(administrator, ["api-keys.read"]);
      const headers = await server.as(key);
      const by = await server.as(administrator);
      const url = `/api-keys/${key.id}`;
      expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);

      await server.send({ method: "PATCH", url, headers: by, payload: { locked: true } });
      const locked = await server.send({ url: "/api-keys", headers });
      expect(locked.statusCode).toBe(401);
      expect(await entryOf(locked.json().request_id)).toMatchObject({
        cause: { code: "key_locked" },
        api_key_id: key.id,
      });

      await server.send({ method: "PATCH", url, headers: by, payload: { locked: false } });
      await server.send({ method: "DELETE", url, headers: by });
      const deleted = await server.send({ url: "/api-keys", headers });
      expect(deleted.statusCode).toBe(401);
      expect(await entryOf(deleted.json().request_id)).toMatchObject({
        cause: { code: "unknown_key" },
        api_key_id: key.id,
      });
    });

    test("that was accepted before has only the scopes that its key has now", async () => {
      const key = await server.addKey(administrator, ["api-keys.read"]);
      const headers = await server.as(key);
      expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
      const by = await server.as(administrator);
      const payload = { scopes: ["api-logs.read"] };
      await server.send({ method: "PATCH", url: `/api-keys/${key.id}`, headers: by, payload });
      expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(403);
    });

    test("that was accepted before is refused with another signature", async () => {
      const headers = await server.as(administrator);
      expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
      expect((await server.send({ url: "/api-keys", headers: cut(headers) })).statusCode).toBe(401);
    });

    test("without the operation's scope gets a 403 that names the scope", async () => {
      const headers = await server.as(administrator, { scopes: ["api-keys.read"] });
      const response = await server.send({ url: "/api-logs", headers });
      expect(response.json()).toMatchObject({ code: "forbidden", message: "The token lacks the scope api-logs.read." });
      expect(await entryOf(response.json().request_id)).toMatchObject({ cause: { code: "scope_missing" } });
    });

    test("that claims more scopes than its restricted key has gets a 403", async () => {
      const key = await server.addKey(administrator, ["api-keys.read"]);
      const response = await server.send({ url: "/api-logs", headers: await server.as(key) });
      expect(response.statusCode).toBe(403);
      expect(await entryOf(response.json().request_id)).toMatchObject({ cause: { code: "key_restricted" } });
    });
  });

  describe("Concurrent changes of keys:", () => {
    test.each<[string, (key: TestKey, other: TestKey) => InjectOptions & { readonly url: string }]>([
      [
        "does not create a key",
        () => ({ method: "POST", url: "/api-keys", payload: { display_name: "Late", scopes: ["api-keys.read"] } }),
      ],
      [
        "does not change a key",
        (_, other) => ({ method: "PATCH", url: `/api-keys/${other.id}`, payload: { display_name: "Late" } }),
      ],
      ["does not delete a key", (_, other) => ({ method: "DELETE", url: `/api-keys/${other.id}` })],
      [
        "does not change the key itself",
        (key) => ({ method: "PATCH", url: `/api-keys/${key.id}`, payload: { display_name: "Late" } }),
      ],
    ])("a request in flight while its key is deleted %s", async (_, request) => {
      const key = await server.addKey(administrator, ["api-keys.read", "api-keys.write"]);
      const other = await server.addKey(administrator, ["api-keys.read"]);
      const headers = await server.as(key);
      const before = await rowsOf(key.accountId);
      // Makes the token known, so that nothing has to be looked up for it.
      expect((await server.send({ url: "/api-keys", headers })).statusCode).toBe(200);
      const answers: Promise<{ readonly statusCode: number }>[] = [];
      await server.database.transaction(async (transaction) => {
        await transaction.query(
          "update error_contract.api_keys set deleted_at = now(), public_key = null where id = $1",
          [key.id],
        );
        for (let time = 0; time < 5; time += 1) answers.push(server.send({ ...request(key, other), headers }));
        // Long enough for them to pass the check of their token, and to wait for the end of this transaction.
        await delay(200);
      });
      expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401]);
      expect(await rowsOf(key.accountId)).toEqual(before);
    });

    test("two keys can change each other at once", async () => {
      const keys = await Promise.all([1, 2].map(() => server.addKey(administrator, ["api-keys.write"])));
      const headers = await Promise.all(keys.map((key) => server.as(key)));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, time) => {
          const url = `/api-keys/${keys[time % 2]?.id}`;
          const payload = { display_name: `Change ${time}` };
          return server.send({ method: "PATCH", url, headers: headers[(time + 1) % 2] ?? {}, payload });
        }),
      );
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    });

    /** All keys of an account, without the columns that deletion changes. */
    async function rowsOf(accountId: string): Promise<readonly unknown[]> {
      return await server.database.query(
        "select id, display_name from error_contract.api_keys where account_id = $1 order by id",
        [accountId],
      );
    }
  });

  describe("The checks run in order:", () => {
    test.each([
      ["an unknown path comes before the token", { url: "/nothing" }, 404],
      ["an unknown method comes before the token", { method: "PUT", url: "/api-keys" }, 405],
      ["the token comes before the data", { url: "/api-keys?limit=no" }, 401],
      ["the token comes before the body", { method: "POST", url: "/api-keys", payload: "{" }, 401],
    ] as const)("%s", async (_, request, status) => {
      expect((await server.send(request)).statusCode).toBe(status);
    });

    test("the scope comes before the data", async () => {
      const headers = await server.as(administrator, { scopes: [] });
      expect((await server.send({ url: "/api-keys?limit=no", headers })).statusCode).toBe(403);
    });

    test("the data comes before the resource", async () => {
      const headers = await server.as(administrator);
      const url = `/api-keys/${randomUUID()}`;
      expect((await server.send({ method: "PATCH", url, headers, payload: {} })).statusCode).toBe(400);
      expect((await server.send({ method: "PATCH", url, headers, payload: { locked: true } })).statusCode).toBe(404);
    });
  });

  async function signedByStranger(header: { alg: string; kid: string }): Promise<Headers> {
    const { privateKey } = await makeKeyPair();
    return await server.as({ ...administrator, privateKey }, { header });
  }

  async function signedWithSecret(): Promise<Headers> {
    const jwt = new SignJWT({ scopes: [] }).setProtectedHeader({ alg: "HS256", kid: administrator.id });
    return { authorization: `Bearer ${await jwt.sign(new TextEncoder().encode("secret ".repeat(8)))}` };
  }

  function unsigned(): Headers {
    const [, claims] = new UnsecuredJWT({ iss: administrator.id }).encode().split(".");
    const header = Buffer.from(JSON.stringify({ alg: "none", kid: administrator.id })).toString("base64url");
    return { authorization: `Bearer ${header}.${claims}.` };
  }

  function cut({ authorization = "" }: Headers): Headers {
    return { authorization: authorization.slice(0, -4) };
  }
}
