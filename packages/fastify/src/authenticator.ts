import type { FastifyRequest } from "fastify";

/**
 * Says who calls.
 *
 * @typeParam Caller - what your service knows of a caller: a customer, a session, an API key
 */
export interface Authenticator<Caller = unknown> {
  /**
   * Accepts a request or refuses it.
   *
   * @param request - the request; its body has not been read
   * @param scopes - what the operation asks for, from the document's `security`
   * @returns who calls; a handler gets it as `caller`
   * @throws {ContractError} (rejects) 401 or 403. What `withheld` says goes to the record and not to the caller.
   */
  authenticate(request: FastifyRequest, scopes: readonly string[]): Promise<Caller>;
  /**
   * Says to whom an error belongs when the request was refused before or by `authenticate`. What the request claims is enough,
   * because it decides about nothing but the record.
   *
   * @param request - the refused request
   * @returns the caller; `undefined` when the request names none
   * @default nobody is identified
   */
  identify?(request: FastifyRequest): Promise<Caller | undefined>;
}
