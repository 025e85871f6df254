import type { FastifyRequest } from "fastify";

/** Whose request it is. */
export interface Owner {
  readonly accountId: string;
  /** The API key that the request names; `null` where there is none. */
  readonly apiKeyId: string | null;
}

/** Says who calls. A service brings its own, or takes the one for bearer tokens that API keys sign. */
export interface Authenticator {
  /**
   * Lets a request pass or refuses it.
   *
   * @param request The request; its body has not been read.
   * @param scopes What the operation asks for.
   * @returns Who calls.
   * @throws {ContractError} 401 or 403, with the cause in `withheld`.
   */
  authenticate(request: FastifyRequest, scopes: readonly string[]): Promise<Owner>;
  /**
   * Whose record an error belongs to when the request was refused before or by `authenticate`. What the request claims is enough:
   * the owner may see that someone used its name.
   */
  identify(request: FastifyRequest): Promise<Owner | undefined>;
}
