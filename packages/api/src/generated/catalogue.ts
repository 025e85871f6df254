// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

/** What each code means, whether a retry can help, and what to do. `cause` and `remedy` are Markdown. */
export const errorCatalogue = {
  bad_request: {
    code: "bad_request",
    status: 400,
    title: "Bad request",
    cause: "The token was accepted, but the request lacks data that the operation expects or has data that it refuses: mostly a missing property or a wrong value. A request that cannot be read at all is answered with it too, whatever its token.",
    remedy: "Correct what each entry of `details` points at, then send the request again. Unchanged, it fails the same way.",
    retryable: false,
    anchor: "#/error-catalogue/bad_request",
  },
  unauthorized: {
    code: "unauthorized",
    status: 401,
    title: "Unauthorized",
    cause: "The bearer token is missing or not valid, so the caller is not known. The answer does not say what is wrong with the token, because that would help an attacker.",
    remedy: "Sign a new token and try once more. If it is refused too, look the request up in [List 4XX errors](#/api-logs/listapilogs) by its `request_id`: `cause` says what is wrong with the token.",
    retryable: false,
    anchor: "#/error-catalogue/unauthorized",
  },
  forbidden: {
    code: "forbidden",
    status: 403,
    title: "Forbidden",
    cause: "The token is valid, but this client may not access or change the resource: the token lacks the scope of the operation, a restricted API key signed it, or the resource is locked.",
    remedy: "Read `message`. Put the missing scope in the token, use an API key that has it, or have the resource unlocked. The same request with the same token fails the same way.",
    retryable: false,
    anchor: "#/error-catalogue/forbidden",
  },
  not_found: {
    code: "not_found",
    status: 404,
    title: "Not found",
    cause: "There is no such path or resource. In a few cases the resource exists, but this client may not see it, and a 403 would reveal that it does.",
    remedy: "Check the id and the path. If you are sure of them, look the request up in [List 4XX errors](#/api-logs/listapilogs): where the 404 stands for a 403, `cause` says so.",
    retryable: false,
    anchor: "#/error-catalogue/not_found",
  },
  method_not_allowed: {
    code: "method_not_allowed",
    status: 405,
    title: "Method not allowed",
    cause: "The path exists, but does not know the method of the request.",
    remedy: "Use one of the methods in the `Allow` header of the response.",
    retryable: false,
    anchor: "#/error-catalogue/method_not_allowed",
  },
  duplicate_record: {
    code: "duplicate_record",
    status: 409,
    title: "Duplicate record",
    cause: "A record already exists that has the same value in a field that must be unique. The reference of each operation says which fields those are.",
    remedy: "Use the record that exists, or choose another value for the field that `details` points at.",
    retryable: false,
    anchor: "#/error-catalogue/duplicate_record",
  },
  server_error: {
    code: "server_error",
    status: 500,
    title: "Server error",
    cause: "The server failed in an unforeseen way. The request is not to blame.",
    remedy: "Contact support with the `request_id`. Whether a change was made is not known: read the resource before you repeat a request that changes something.",
    retryable: false,
    anchor: "#/error-catalogue/server_error",
  },
  bad_gateway: {
    code: "bad_gateway",
    status: 502,
    title: "Bad gateway",
    cause: "A service that the API depends on failed, or its answer could not be understood.",
    remedy: "Repeat the request after a pause, if repeating it does no harm. If it keeps failing, contact support with the `request_id`.",
    retryable: true,
    anchor: "#/error-catalogue/bad_gateway",
  },
  gateway_timeout: {
    code: "gateway_timeout",
    status: 504,
    title: "Gateway timeout",
    cause: "A service that the API depends on did not answer in time. It may still have done its work.",
    remedy: "Repeat the request after a pause, if repeating it does no harm. If it keeps failing, contact support with the `request_id`.",
    retryable: true,
    anchor: "#/error-catalogue/gateway_timeout",
  },
} as const;

/** The codes that each operation can answer with: those it lists by their status, and those that a range admits. */
export const operationErrors = {
  "GET /api-logs": {
    listed: ["bad_request", "unauthorized", "forbidden"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-logs/{api_log_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-log-groups": {
    listed: ["bad_request", "unauthorized", "forbidden"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-keys": {
    listed: ["bad_request", "unauthorized", "forbidden"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "POST /api-keys": {
    listed: ["bad_request", "unauthorized", "forbidden", "duplicate_record"],
    possible: ["not_found", "method_not_allowed", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "PATCH /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found", "duplicate_record"],
    possible: ["method_not_allowed", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "DELETE /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
} as const;
