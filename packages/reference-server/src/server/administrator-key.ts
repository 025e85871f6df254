import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeKeyPair } from "../accounts/key-pair.ts";
import { insertKey } from "../accounts/key-store.ts";
import type { Database, Queryable } from "../database/database.ts";
import { asSentence } from "../database/errors.ts";

/** The unrestricted API key of the account, as stored on disk. */
export interface AdministratorKey {
  readonly id: string;
  /** PKCS#8 in PEM. */
  readonly private_key: string;
}

const ACCOUNT = "Default account";

/**
 * Where the administrator's key is stored.
 *
 * @param dataFolder - the server's data folder
 * @returns the path of a JSON file that only its owner can read
 */
export function administratorKeyFile(dataFolder: string): string {
  return join(dataFolder, "administrator-key.json");
}

/** Thrown if the file of the administrator's key cannot be used. The message says what to do. */
export class KeyFileUnusable extends Error {
  override readonly name = "KeyFileUnusable";
}

/**
 * Reads an administrator's key.
 *
 * @param dataFolder - the server's data folder
 * @param id - the key's id; without it, the key of the database that the server was last started with
 * @returns the key; `undefined` if it is not in this folder
 * @throws {KeyFileUnusable} (rejects) if there is a file, but no key can be read from it
 */
export async function readAdministratorKey(dataFolder: string, id?: string): Promise<AdministratorKey | undefined> {
  const current = await readKey(administratorKeyFile(dataFolder));
  if (id === undefined || current?.id === id) return current;
  return await readKey(join(dataFolder, asideName(id)));
}

async function readKey(path: string): Promise<AdministratorKey | undefined> {
  try {
    const { id, private_key } = JSON.parse(await readFile(path, "utf8"));
    if (typeof id !== "string" || typeof private_key !== "string") throw new Error("it contains no key");
    return { id, private_key };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new KeyFileUnusable(
      `The administrator's key in ${path} cannot be read: ${asSentence(reason)} Restore the file or its permissions, or move it away.`,
      { cause: error },
    );
  }
}

/**
 * Creates the account and its unrestricted key if the database has none. The private key is on disk before the account
 * exists, so no account is ever without one. Afterwards, `administrator-key.json` holds the key of this database. A key
 * of another database, which the server used before, is kept under another name, and restored when the server uses that
 * database again.
 *
 * @param database - the database; if several processes do this at once, one of them wins
 * @param dataFolder - the folder for the private key, whose file only its owner can read (0600)
 * @returns whether the account was created
 */
export async function ensureAdministrator(database: Database, dataFolder: string): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const [account] = await transaction.query<{ id: string }>(
      "insert into error_contract.accounts (id, name) values ($1, $2) on conflict (name) do nothing returning id",
      [randomUUID(), ACCOUNT],
    );
    if (account === undefined) {
      await useKeyOf(transaction, dataFolder);
      return false;
    }
    const { publicKey, privateKey } = await makeKeyPair();
    const row = await insertKey(transaction, {
      accountId: account.id,
      publicKey,
      displayName: "Administrator",
      externalIdentifier: null,
      scopes: [],
      restricted: false,
    });
    await write(dataFolder, { id: row.id, private_key: privateKey });
    return true;
  });
}

async function useKeyOf(database: Queryable, dataFolder: string): Promise<void> {
  const [row] = await database.query<{ id: string }>(
    `select keys.id from error_contract.api_keys keys join error_contract.accounts accounts on accounts.id = keys.account_id
     where accounts.name = $1 and not keys.restricted`,
    [ACCOUNT],
  );
  const current = await readAdministratorKey(dataFolder);
  if (row === undefined || current?.id === row.id) return;
  if (current !== undefined) await setAside(dataFolder, current);
  await rename(join(dataFolder, asideName(row.id)), administratorKeyFile(dataFolder)).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error; // the key is kept elsewhere
  });
}

async function setAside(dataFolder: string, { id }: AdministratorKey): Promise<void> {
  await rename(administratorKeyFile(dataFolder), join(dataFolder, asideName(id)));
}

function asideName(id: string): string {
  return `administrator-key-${id}.json`;
}

async function write(dataFolder: string, key: AdministratorKey): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const path = administratorKeyFile(dataFolder);
  const part = `${path}.${process.pid}.part`;
  try {
    const file = await open(part, "wx", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(key, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    const other = await readAdministratorKey(dataFolder);
    if (other !== undefined) await setAside(dataFolder, other);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
