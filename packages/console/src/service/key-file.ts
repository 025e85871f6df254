import type { components } from "@error-contract/api";

/** An API key that signs tokens. */
export interface SigningKey {
  readonly keyId: string;
  /** PKCS#8 in PEM. */
  readonly privateKey: string;
}

/** A file that is not an API key; the message says what to do. */
export class NoKeyFile extends Error {
  override readonly name = "NoKeyFile";
}

const remedy = "Choose the JSON that the API returned when it created the key.";

/** The key as the API returns it on creation, and as the reference server stores it. */
type Wanted = Pick<components["schemas"]["ApiKeyWithPrivateKey"], "id" | "private_key">;

/**
 * Reads the file of an API key.
 *
 * @param text - the file's content
 * @returns the key
 * @throws {NoKeyFile} when the file has no usable key
 */
export function readKeyFile(text: string): SigningKey {
  let value: Partial<Wanted> | null;
  try {
    value = JSON.parse(text);
  } catch {
    const reason = text.includes("PRIVATE KEY")
      ? "This is only the private key, without the id of the API key."
      : "This file is not JSON.";
    throw new NoKeyFile(`${reason} ${remedy}`);
  }
  const { id, private_key: privateKey } = value ?? {};
  if (typeof id !== "string" || typeof privateKey !== "string") {
    throw new NoKeyFile(`The file needs an id and a private_key. ${remedy}`);
  }
  if (!privateKey.includes("-----BEGIN PRIVATE KEY-----"))
    throw new NoKeyFile(`The private_key in this file is not PKCS#8 in PEM. ${remedy}`);
  return { keyId: id, privateKey };
}
