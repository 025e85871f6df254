// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

/** What each code means, whether a retry can help, and what to do. `cause` and `remedy` are Markdown. */
export const errorCatalogue = {
  bad_request: {
    code: "bad_request",
    status: 400,
    title: "Bad request",
    cause: "- A required property, parameter or header is missing.\n- A value has the wrong type, form or length, or is out of range.\n- The request has a property or parameter that the API does not know, mostly a misspelled one.\n- The request cannot be read at all, for example because its JSON is broken. The API then answers before it checks the token.",
    remedy: "- Correct what each entry of `details` points at. All faults are listed at once, up to 100.\n- If `details` alone does not help, compare the request with the reference of the operation.",
    retryable: false,
    anchor: "#/error-catalogue/bad_request",
  },
  unauthorized: {
    code: "unauthorized",
    status: 401,
    title: "Unauthorized",
    cause: "The bearer token is missing, malformed or expired, or it was signed by an API key that is not accepted. The response never says which, because whoever sent the token may not be its owner.",
    remedy: "- Sign a new token and send the request once more.\n- If that fails too, look the request up in [List 4XX errors](#/api-logs/listapilogs) by its `request_id`, with a token that works, and read `cause`.\n- If there is no entry, the request named no API key of your account. Check that your program sends the header `Authorization: Bearer <token>`, and that `kid` is the id of your key.",
    retryable: false,
    anchor: "#/error-catalogue/unauthorized",
  },
  forbidden: {
    code: "forbidden",
    status: 403,
    title: "Forbidden",
    cause: "- The token lacks the scope that the operation needs.\n- A restricted API key signed the token, and the operation needs more than that key may do.\n- The resource is locked, or protected from this change.",
    remedy: "- Read `message`, which names the missing scope or the lock.\n- Sign a token with the missing scope, with an API key that has it.\n- If the resource is locked, unlock it with a token of the unrestricted key.",
    retryable: false,
    anchor: "#/error-catalogue/forbidden",
  },
  not_found: {
    code: "not_found",
    status: 404,
    title: "Not found",
    cause: "- No resource has this id. It may have been deleted.\n- The API has no such path.\n- In a few cases the resource exists, but this client may not see it, and a `forbidden` would reveal that it does.",
    remedy: "- Check the path and the id.\n- If you are sure of them, look the request up in [List 4XX errors](#/api-logs/listapilogs): where the response stands for a `forbidden`, `cause` says so.",
    retryable: false,
    anchor: "#/error-catalogue/not_found",
  },
  method_not_allowed: {
    code: "method_not_allowed",
    status: 405,
    title: "Method not allowed",
    cause: "The path exists, but not with the method of the request.",
    remedy: "Use one of the methods in the `Allow` header of the response.",
    retryable: false,
    anchor: "#/error-catalogue/method_not_allowed",
  },
  duplicate_record: {
    code: "duplicate_record",
    status: 409,
    title: "Duplicate record",
    cause: "- A record already exists that has the same value in a field that must be unique. `details` names the field.\n- An earlier attempt of the same request succeeded, and its response was lost.",
    remedy: "- Look for the record that exists, and use it if it is the one you meant to create.\n- Otherwise choose another value for the field.",
    retryable: false,
    anchor: "#/error-catalogue/duplicate_record",
  },
  too_many_requests: {
    code: "too_many_requests",
    status: 429,
    title: "Too many requests",
    cause: "- The API key that signed the token sent more requests in a minute than the server allows one key.\n- The address that the request came from, whoever else uses it, sent more than the server allows one address.",
    remedy: "- Wait for the seconds in `Retry-After`, then repeat the request.\n- If it happens often, send fewer requests at once, or ask the operator of the server for a higher limit.",
    retryable: true,
    anchor: "#/error-catalogue/too_many_requests",
  },
  server_error: {
    code: "server_error",
    status: 500,
    title: "Server error",
    cause: "The server failed in an unforeseen way. The request is not to blame.",
    remedy: "- Read the resource before you repeat a request that changes something. The change may have been made.\n- Contact support with the `request_id`.",
    retryable: false,
    anchor: "#/error-catalogue/server_error",
  },
  bad_gateway: {
    code: "bad_gateway",
    status: 502,
    title: "Bad gateway",
    cause: "A service that the API depends on failed, or its response made no sense.",
    remedy: "- Repeat the request after a pause, if repeating it does no harm.\n- If it keeps failing, contact support with the `request_id`. A slow service gives `gateway_timeout` instead.",
    retryable: true,
    anchor: "#/error-catalogue/bad_gateway",
  },
  gateway_timeout: {
    code: "gateway_timeout",
    status: 504,
    title: "Gateway timeout",
    cause: "A service that the API depends on did not respond in time. It may still have done its work.",
    remedy: "- Repeat the request after a pause, if repeating it does no harm.\n- If it keeps failing, contact support with the `request_id`. A service that fails outright gives `bad_gateway` instead.",
    retryable: true,
    anchor: "#/error-catalogue/gateway_timeout",
  },
} as const;

/** The codes that each operation can answer with: those it lists by their status, and those that a range admits. */
export const operationErrors = {
  "GET /api-logs": {
    listed: ["bad_request", "unauthorized", "forbidden", "too_many_requests"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-logs/{api_log_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found", "too_many_requests"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-log-groups": {
    listed: ["bad_request", "unauthorized", "forbidden", "too_many_requests"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-keys": {
    listed: ["bad_request", "unauthorized", "forbidden", "too_many_requests"],
    possible: ["not_found", "method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "POST /api-keys": {
    listed: ["bad_request", "unauthorized", "forbidden", "duplicate_record", "too_many_requests"],
    possible: ["not_found", "method_not_allowed", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "GET /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found", "too_many_requests"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "PATCH /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found", "duplicate_record", "too_many_requests"],
    possible: ["method_not_allowed", "server_error", "bad_gateway", "gateway_timeout"],
  },
  "DELETE /api-keys/{api_key_id}": {
    listed: ["bad_request", "unauthorized", "forbidden", "not_found", "too_many_requests"],
    possible: ["method_not_allowed", "duplicate_record", "server_error", "bad_gateway", "gateway_timeout"],
  },
} as const;
