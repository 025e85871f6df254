import {
  badRequest,
  ContractError,
  describeFaults,
  type ErrorDetail,
  type FaultLocation,
  fromThrown,
  upstreamLate,
} from "@error-contract/responses";

/**
 * Converts any thrown value to a {@link ContractError}.
 *
 * @param thrown - the value: an error of this package, of Fastify, of another plugin or of a handler
 * @returns the error to respond with; an unknown error becomes a 500, with the original as its `cause`
 */
export function asContractError(thrown: unknown): ContractError {
  if (thrown instanceof ContractError) return thrown;
  const { code, validation, validationContext } = thrown instanceof Error ? (thrown as FrameworkError) : {};
  if (Array.isArray(validation)) {
    const location = LOCATIONS[validationContext ?? ""] ?? "unknown";
    return badRequest(describeFaults(location, "", validation));
  }
  const fault = FAULTS.get(code);
  if (fault) return badRequest([fault]);
  if (code === "FST_ERR_HANDLER_TIMEOUT") return upstreamLate(thrown);
  // Errors of other plugins, such as a rate limiter, carry their status.
  return fromThrown(thrown);
}

/** The properties that Fastify and its plugins set on errors. */
interface FrameworkError extends Error {
  readonly code?: string;
  /** The errors of Fastify's route validation. */
  readonly validation?: Parameters<typeof describeFaults>[2];
  readonly validationContext?: string;
}

const LOCATIONS: Readonly<Record<string, FaultLocation>> = {
  body: "body",
  querystring: "query",
  params: "path",
  headers: "header",
};

const unsupported = fault("header", "/content-type", "unsupported", "This content type is not supported.");
const unreadable = fault("body", "", "malformed", "The body cannot be read.");
const FAULTS: ReadonlyMap<unknown, ErrorDetail> = new Map([
  [
    "FST_ERR_BAD_URL",
    fault(
      "path",
      "",
      "malformed",
      "The request target is invalid: it is not a URL, or its percent-encoding is invalid or not UTF-8.",
    ),
  ],
  ["FST_ERR_MAX_PARAM_LENGTH", fault("path", "", "wrong_length", "A part of the path is too long.")],
  ["FST_ERR_CTP_INVALID_MEDIA_TYPE", unsupported],
  ["FST_ERR_CTP_INVALID_TYPE", unsupported],
  ["FST_ERR_CTP_EMPTY_TYPE", unsupported],
  ["FST_ERR_CTP_BODY_TOO_LARGE", fault("body", "", "too_large", "The body is too large.")],
  ["FST_ERR_CTP_INVALID_CONTENT_LENGTH", unreadable],
  ["FST_ERR_CTP_EMPTY_JSON_BODY", unreadable],
  ["FST_ERR_CTP_INVALID_JSON_BODY", unreadable],
]);

function fault(
  location: ErrorDetail["location"],
  pointer: string,
  type: ErrorDetail["type"],
  message: string,
): ErrorDetail {
  return { location, pointer, message, type };
}
