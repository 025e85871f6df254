import { type Json, type Operation, readErrorContract, resolveWithin, walk } from "@error-contract/contract";
import { type ErrorResponse, type ErrorResponsesOptions, errorResponses } from "../bodies/error-responses.ts";
import { badRequest, ContractError } from "../errors/contract-error.ts";
import { fromThrown } from "../errors/from-thrown.ts";
import type { Headers } from "../http/headers.ts";
import type { ReceivedBody } from "../http/received-body.ts";
import { REQUEST_ID_HEADER, requestIdOf } from "../http/request-id.ts";
import type { BodyLimits } from "../request/body-limits.ts";
import { type Checked, type Input, requestCheck } from "../request/check-request.ts";
import { type Match, operationMatcher } from "../request/match-operation.ts";
import { planCheck } from "../request/operation-plan.ts";
import { uncheckedSentences } from "../request/unchecked.ts";
import { schemaChecks } from "../schema/schema-checks.ts";

/** A request, independent of the framework that received it. */
export interface ReceivedRequest {
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The request target: path and query, as received. */
  readonly target: string;
  /** The headers, by lower-case name. */
  readonly headers: Headers;
  /** The body, as {@link fromFetch} or {@link fromNode} read it. */
  readonly body: ReceivedBody;
}

/** Settings that an OpenAPI document does not contain. */
export interface ErrorContractOptions extends ErrorResponsesOptions {
  /**
   * The prefix of the document's paths, such as `/v1`.
   *
   * @default ""
   */
  readonly basePath?: string;
  /**
   * The value of `WWW-Authenticate` on a 401.
   *
   * @default "Bearer"
   */
  readonly challenge?: string;
  /**
   * Limits on the size of a JSON body and on the work of checking it. A body that exceeds one is a 400 with `too_large`.
   *
   * @default { depth: 100, values: 20_000, steps: 100_000 }
   */
  readonly bodyLimits?: BodyLimits;
}

/** The values of a checked request, and its operation. */
export interface CheckedRequest extends Input {
  /** The document's operation for the request. */
  readonly operation: Operation;
}

/** The error responses and request checks of a document. */
export interface ErrorContract {
  /** What the document does not specify, one sentence each. Log them at start-up. */
  readonly gaps: readonly string[];
  /**
   * Finds the operation of a request.
   *
   * @param method - the HTTP method, in upper case
   * @param target - path and query
   * @returns the operation and its path parameters, or why there is none
   */
  match(method: string, target: string): Match;
  /**
   * Checks a request against the document. Bodies other than JSON, object parameters and cookies are not checked: `gaps` lists them.
   *
   * @param request - the request
   * @returns its values, converted to the types that the document declares
   * @throws {ContractError} 404 or 405 if the document has no such operation; 400 (or 422) with every fault in the request
   */
  check(request: ReceivedRequest): CheckedRequest;
  /**
   * Creates the response for an error.
   *
   * @param thrown - any value; unless it is a `ContractError` or has a 4xx status, it becomes a 500 without details
   * @param request - the request
   * @returns status, headers (`content-type`, `x-request-id`, ...) and body
   */
  respond(thrown: unknown, request: Pick<ReceivedRequest, "method" | "target" | "headers">): ErrorResponse;
}

/**
 * Prepares the error responses and request checks of a document, for any framework.
 *
 * @param document - the parsed OpenAPI document (3.0, 3.1 or 3.2), without external references
 * @param options - settings that the document does not contain
 * @returns the checks and the responses
 * @throws {UnservableDocument} if the document declares its shape in `x-error-contract` but lacks an error that every service needs
 * @example
 * const contract = errorContract(document);
 * try {
 *   const { operation, path, body } = contract.check(await fromFetch(request));
 * } catch (error) {
 *   return toFetch(contract.respond(error, { method, target, headers }));
 * }
 */
export function errorContract(document: Json, options: ErrorContractOptions = {}): ErrorContract {
  const { basePath, challenge = "Bearer", bodyLimits } = options;
  const model = readErrorContract(document);
  const walker = walk(document, resolveWithin(document));
  const checks = schemaChecks(document);
  const { write, gaps } = errorResponses(model, checks, options);
  const find = operationMatcher(model.operations, basePath);
  const served = model.operations.filter(({ kind }) => kind === "path");
  const plans = new Map(served.map((operation) => [operation, planCheck(operation, walker)]));
  const requestChecks = new Map<Operation, (request: Parameters<ReturnType<typeof requestCheck>>[0]) => Checked>();
  const match: ErrorContract["match"] = (method, target) => find(method, target.replace(/[?#].*$/s, ""));

  return {
    gaps: [...gaps, ...uncheckedSentences(plans)],
    match,
    check({ method, target, headers, body }) {
      const found = match(method, target);
      if (found.kind === "nothing") throw new ContractError(404, "There is nothing at this path.");
      if (found.kind === "otherMethods") throw methodNotAllowed(found.methods);
      const { operation, path } = found;
      const check =
        requestChecks.get(operation) ??
        requestCheck(plans.get(operation) ?? planCheck(operation, walker), checks, bodyLimits);
      requestChecks.set(operation, check);
      const [, search = ""] = /\?([^#]*)/.exec(target) ?? [];
      const checked = check({ path, search, headers, body });
      if (checked.kind === "faulty") throw badRequest(checked.faults);
      return { ...checked.input, operation };
    },
    respond(thrown, { method, target, headers }) {
      const found = match(method, target);
      const requestId = requestIdOf(headers);
      const operation = found.kind === "operation" ? found.operation : undefined;
      const response = write(fromThrown(thrown), { requestId, operation, target });
      return {
        ...response,
        headers: {
          ...(response.status === 401 && { "www-authenticate": challenge }),
          ...response.headers,
          [REQUEST_ID_HEADER]: requestId,
        },
      };
    },
  };
}

/**
 * Creates the error for a method that a path does not support.
 *
 * @param methods - the methods that it supports
 * @returns a 405 with `Allow`
 * @example throw methodNotAllowed(["GET", "POST"]); // Allow: GET, POST
 */
export function methodNotAllowed(methods: readonly string[]): ContractError {
  const allow = methods.join(", ");
  return new ContractError(405, `This path supports ${allow}.`, { headers: { allow } });
}
