import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";

/** A new key pair, ECDSA on P-256. */
export interface KeyPair {
  /** The public key, which the server stores. */
  readonly publicKey: JWK;
  /** The private key, which the owner stores: PKCS#8 in PEM. */
  readonly privateKey: string;
}

/**
 * Creates the key pair of an API key.
 *
 * @returns the pair; the private key exists nowhere else
 * @example const { publicKey, privateKey } = await makeKeyPair();
 */
export async function makeKeyPair(): Promise<KeyPair> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  return { publicKey: await exportJWK(pair.publicKey), privateKey: await exportPKCS8(pair.privateKey) };
}
