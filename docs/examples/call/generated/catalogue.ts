// Generated from docs/examples/stripe-like/after/openapi.yaml by `pnpm refresh-docs`. Do not edit: change the document, and run the command again.

/** What each code means, whether a retry can help, and what to do. `cause` and `remedy` are Markdown. */
export const errorCatalogue = {
  server_error: {
    code: "server_error",
    status: null,
    title: null,
    cause: null,
    remedy: null,
    retryable: false,
    anchor: "#/error-catalogue/server_error",
  },
  parameter_invalid: {
    code: "parameter_invalid",
    status: 400,
    title: null,
    cause: null,
    remedy: null,
    retryable: false,
    anchor: "#/error-catalogue/parameter_invalid",
  },
  api_key_invalid: {
    code: "api_key_invalid",
    status: 401,
    title: null,
    cause: null,
    remedy: null,
    retryable: false,
    anchor: "#/error-catalogue/api_key_invalid",
  },
  card_declined: {
    code: "card_declined",
    status: 402,
    title: null,
    cause: null,
    remedy: null,
    retryable: false,
    anchor: "#/error-catalogue/card_declined",
  },
  resource_missing: {
    code: "resource_missing",
    status: 404,
    title: null,
    cause: null,
    remedy: null,
    retryable: false,
    anchor: "#/error-catalogue/resource_missing",
  },
} as const;

/** The codes that each operation can answer with: those it lists by their status, and those that a range admits. */
export const operationErrors = {
  "POST /orders": {
    listed: ["server_error", "parameter_invalid", "api_key_invalid", "card_declined", "resource_missing"],
    possible: [],
  },
  "GET /orders/{order_id}": {
    listed: ["server_error", "parameter_invalid", "api_key_invalid", "card_declined", "resource_missing"],
    possible: [],
  },
  "DELETE /orders/{order_id}": {
    listed: ["server_error", "parameter_invalid", "api_key_invalid", "card_declined", "resource_missing"],
    possible: [],
  },
} as const;
