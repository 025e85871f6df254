import { randomUUID } from "node:crypto";
import type { Json } from "@error-contract/contract";
import { checkedInject, type Send } from "@error-contract/fastify/testing";
import { type AnswerCheck, answerCheck } from "@error-contract/responses/testing";
import type { FastifyInstance } from "fastify";
import { importPKCS8, type JWTPayload, SignJWT } from "jose";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { insertKey } from "../accounts/key-store.ts";
import type { ApiKey, Scope } from "../api/schemas.ts";
import type { Database } from "../database/database.ts";
import { readBundle } from "../server/built-files.ts";
import { type ReferenceServerOptions, referenceServer } from "../server/reference-server.ts";
import { scopesOf } from "../server/scopes.ts";
import { openTestDatabase } from "./test-database.ts";

/** A key that tests sign tokens with. */
export interface TestKey {
  readonly accountId: string;
  readonly id: string;
  /** PKCS#8 in PEM. */
  readonly privateKey: string;
}

/** How a token of a test differs from a valid one. */
export interface TokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly scopes?: readonly string[];
}

/** The reference server, as tests use it. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly document: Json;
  readonly check: AnswerCheck;
  readonly send: Send;
  /** Creates an account and returns its unrestricted key. */
  addAccount(): Promise<TestKey>;
  /** Creates a key through the API. */
  addKey(by: TestKey, scopes: readonly Scope[], externalIdentifier?: string): Promise<TestKey>;
  /** Returns headers with a token that has every scope, unless the changes say otherwise. */
  as(key: TestKey, changes?: TokenChanges): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** The URL at which callers reach a test's server. */
export const BASE_URL = "http://127.0.0.1:4010";

/**
 * Creates a server that does not listen.
 *
 * @param database - where it keeps its data; by default PGlite in memory
 * @param options - what else it is made of
 * @returns the server, which the test has to close
 */
export async function testServer(
  database?: Database,
  options: Partial<ReferenceServerOptions> = {},
): Promise<TestServer> {
  const document = await readBundle();
  const opened = database ?? (await openTestDatabase());
  const app = await referenceServer({ document, database: opened, baseUrl: BASE_URL, ...options });
  const check = answerCheck(document);
  const send = checkedInject(app, check);
  const everyScope = scopesOf(document);

  async function as(
    key: TestKey,
    { claims, header, scopes = everyScope }: TokenChanges = {},
  ): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await signedBy(key, { iss: key.id, scopes: [...scopes], ...claims }, header)}` };
  }

  return {
    app,
    database: opened,
    document,
    check,
    send,
    as,
    async addAccount() {
      const accountId = randomUUID();
      const name = `Account ${accountId}`;
      await opened.query("insert into error_contract.accounts (id, name) values ($1, $2)", [accountId, name]);
      const { publicKey, privateKey } = await makeKeyPair();
      const row = await insertKey(opened, {
        accountId,
        publicKey,
        displayName: "Administrator",
        externalIdentifier: null,
        scopes: [],
        restricted: false,
      });
      return { accountId, id: row.id, privateKey };
    },
    async addKey(by, scopes, externalIdentifier) {
      const payload = { display_name: "Test", scopes, external_identifier: externalIdentifier ?? null };
      const response = await send({ method: "POST", url: "/api-keys", headers: await as(by), payload });
      const { id, private_key: privateKey } = response.json<ApiKey & { private_key: string }>();
      return { accountId: by.accountId, id, privateKey };
    },
    async close() {
      await app.close();
      if (database === undefined) await opened.close();
    },
  };
}

async function signedBy(
  key: TestKey,
  claims: JWTPayload,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  // Some claims are wrong on purpose.
  const payload = { aud: BASE_URL, iat: now, exp: now + 60, ...claims } as JWTPayload;
  return await new SignJWT(payload)
    .setProtectedHeader({ alg: "ES256", kid: key.id, ...header })
    .sign(await importPKCS8(key.privateKey, "ES256"));
}
