import type { ErrorDetail } from "@error-contract/responses";
import { badRequest, ContractError } from "@error-contract/responses";

/**
 * Turns whatever was thrown into an error of the contract.
 *
 * @param thrown An error of this package, of Fastify, of another plugin or of a handler.
 * @returns The error to answer with. What is not the caller's fault becomes a 500 that keeps the original as its `cause`.
 */
export function asContractError(thrown: unknown): ContractError {
  if (thrown instanceof ContractError) return thrown;
  const { code, statusCode } = thrown instanceof Error ? (thrown as FrameworkError) : {};
  switch (code) {
    case "FST_ERR_BAD_URL":
      return badRequest([
        fault("path", "", "malformed", "The percent-encoding of the path is broken, or is not UTF-8."),
      ]);
    case "FST_ERR_MAX_PARAM_LENGTH":
      return badRequest([fault("path", "", "wrong_length", "A part of the path is too long.")]);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
    case "FST_ERR_CTP_INVALID_TYPE":
    case "FST_ERR_CTP_EMPTY_TYPE":
      return badRequest([fault("header", "/content-type", "unsupported", "This content type is not understood.")]);
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return badRequest([fault("body", "", "too_large", "The body is too large.")]);
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return badRequest([fault("body", "", "malformed", "The body cannot be read.")]);
    case "FST_ERR_HANDLER_TIMEOUT":
      return new ContractError(504, "The answer took too long.", { cause: thrown });
    default:
      // A client error of another plugin, a rate limit for example: its status may be one that the document has a code for.
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? new ContractError(statusCode, (thrown as Error).message, { cause: thrown })
        : new ContractError(500, "", { cause: thrown });
  }
}

/** What Fastify and its plugins put on their errors. */
interface FrameworkError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
}

function fault(
  location: ErrorDetail["location"],
  pointer: string,
  type: ErrorDetail["type"],
  message: string,
): ErrorDetail {
  return { location, pointer, message, type };
}
