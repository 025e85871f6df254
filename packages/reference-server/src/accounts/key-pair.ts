import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";

/** A new key pair, ECDSA on P-256. */
export interface KeyPair {
  /** What the server keeps. */
  readonly publicKey: JWK;
  /** What the owner keeps: PKCS#8 in PEM. */
  readonly privateKey: string;
}

/**
 * Makes the key pair of an API key.
 *
 * @returns the pair; the private key exists nowhere else
 * @example const { publicKey, privateKey } = await makeKeyPair();
 */
export async function makeKeyPair(): Promise<KeyPair> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  return { publicKey: await exportJWK(pair.publicKey), privateKey: await exportPKCS8(pair.privateKey) };
}
