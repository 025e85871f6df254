import { type Client, createClient, retry } from "@error-contract/api";
import { tokenSource } from "@error-contract/api/token";
import type { SigningKey } from "./key-file.ts";
import type { Service } from "./service.ts";

/** What a user signs in with. It stays in this page's memory. */
export type Credentials =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "key"; readonly key: SigningKey };

/**
 * Creates a client of the service's API.
 *
 * @param service - the service
 * @param credentials - a token; or an API key, which signs tokens in the browser whenever one is needed
 * @returns the client
 */
export function connect({ root, audience }: Service, credentials: Credentials): Client {
  const token =
    credentials.kind === "token"
      ? credentials.token
      : tokenSource({ ...credentials.key, audience, scopes: ["api-logs.read"] });
  return createClient({ baseUrl: root, token, retry: retry() });
}
