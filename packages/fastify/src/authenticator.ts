import type { FastifyRequest } from "fastify";

/**
 * Authenticates requests.
 *
 * @typeParam Caller - what your service knows about a caller: a customer, a session, an API key
 * @example
 * const authenticator: Authenticator<Customer> = {
 *   authenticate: async ({ headers }, scopes) => {
 *     const customer = await customerOf(headers.authorization);
 *     if (!customer) throw new ContractError(401, "The token is not valid.");
 *     return customer;
 *   },
 * };
 */
export interface Authenticator<Caller = unknown> {
  /**
   * Accepts a request or refuses it.
   *
   * @param request - the request; its body has not been read
   * @param scopes - the scopes that the operation requires, from the document's `security`
   * @returns the caller, which the handler gets as `caller`
   * @throws {ContractError} (rejects) 401 or 403; its `withheld` is recorded and not sent
   */
  authenticate(request: FastifyRequest, scopes: readonly string[]): Promise<Caller>;
  /**
   * Identifies the caller of a request that was refused before or by `authenticate`. It may trust the request's claims,
   * because they affect only the record.
   *
   * @param request - the refused request
   * @returns the caller; `undefined` if the request names none
   * @default such records have no caller
   */
  identify?(request: FastifyRequest): Promise<Caller | undefined>;
}
