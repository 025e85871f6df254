import { importPKCS8, SignJWT } from "jose";
import type { KeyPair } from "../../src/accounts/key-pair.ts";
import { makeKeyPair } from "../../src/accounts/key-pair.ts";
import type { Database } from "../../src/database/database.ts";
import { BASE_URL } from "../../src/testing/test-server.ts";

/** A key of the account that every server of the benchmark has. */
export interface Caller extends KeyPair {
  readonly id: string;
}

/** As many keys as a page contains by default. */
const keys = 20;
const tokensOfEach = 5;
export const accountId = "00000000-0000-4000-8000-000000000000";

/**
 * Fills the tables of accounts and keys. Ids, names and times are the same in every database, so that every server
 * responds with the same bytes.
 *
 * @param database - an empty database
 * @returns the keys, each with its private half
 */
export async function addCallers(database: Database): Promise<readonly Caller[]> {
  await database.query("insert into error_contract.accounts (id, name) values ($1, 'Benchmark')", [accountId]);
  return await Promise.all(Array.from({ length: keys }, (_, index) => addCaller(database, index)));
}

async function addCaller(database: Database, index: number): Promise<Caller> {
  const id = `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
  const pair = await makeKeyPair();
  const time = new Date(Date.UTC(2026, 0, 1, 0, index));
  await database.query(
    `insert into error_contract.api_keys
       (id, account_id, public_key, display_name, external_identifier, scopes, restricted, created_at, updated_at)
     values ($1, $2, $3, $4, $5, '{api-keys.read}', true, $6, $6)`,
    [id, accountId, JSON.stringify(pair.publicKey), `Caller ${index}`, `caller-${index}`, time],
  );
  return { id, ...pair };
}

/**
 * Signs tokens with the scope to read keys.
 *
 * @param callers - the keys that sign
 * @returns 100 values of the `Authorization` header, so that it helps no server to remember a single one
 */
export async function authorizationsOf(callers: readonly Caller[]): Promise<readonly string[]> {
  const now = Math.floor(Date.now() / 1000);
  const signed = callers.flatMap((caller) =>
    Array.from({ length: tokensOfEach }, async (_, index) => {
      const claims = { iss: caller.id, aud: BASE_URL, iat: now, exp: now + 3000 + index, scopes: ["api-keys.read"] };
      const jwt = new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: caller.id });
      return `Bearer ${await jwt.sign(await importPKCS8(caller.privateKey, "ES256"))}`;
    }),
  );
  return await Promise.all(signed);
}
