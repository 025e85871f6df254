// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

import type { components } from "./openapi.ts";

/** What a client needs to recognize an error, and to find in it what the API says. */
export const errorDescriptor = {
  envelopes: [
    {
      body: {
        type: "",
        code: "",
        status: 0,
        message: "",
        details: [],
        request_id: "",
        documentation_url: "",
      },
      code: "code",
      status: "status",
      message: "message",
      details: "details",
      requestId: "request_id",
      codes: {
        bad_request: 400,
        unauthorized: 401,
        forbidden: 403,
        not_found: 404,
        method_not_allowed: 405,
        duplicate_record: 409,
        too_many_requests: 429,
        server_error: 500,
        bad_gateway: 502,
        gateway_timeout: 504,
      },
    },
  ],
  retryable: [429, 502, 504],
} as const;

/** Every error code of the API. */
export type ErrorCode =
  | "bad_request"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "duplicate_record"
  | "too_many_requests"
  | "server_error"
  | "bad_gateway"
  | "gateway_timeout";

/** Any error body. */
export type ErrorBody =
  | components["schemas"]["BadRequest"]
  | components["schemas"]["Unauthorized"]
  | components["schemas"]["Forbidden"]
  | components["schemas"]["NotFound"]
  | components["schemas"]["MethodNotAllowed"]
  | components["schemas"]["DuplicateRecord"]
  | components["schemas"]["TooManyRequests"]
  | components["schemas"]["InternalServerError"]
  | components["schemas"]["BadGateway"]
  | components["schemas"]["GatewayTimeout"];

/** The error body that comes with each code. */
export interface ErrorsByCode {
  readonly bad_request: components["schemas"]["BadRequest"];
  readonly unauthorized: components["schemas"]["Unauthorized"];
  readonly forbidden: components["schemas"]["Forbidden"];
  readonly not_found: components["schemas"]["NotFound"];
  readonly method_not_allowed: components["schemas"]["MethodNotAllowed"];
  readonly duplicate_record: components["schemas"]["DuplicateRecord"];
  readonly too_many_requests: components["schemas"]["TooManyRequests"];
  readonly server_error: components["schemas"]["InternalServerError"];
  readonly bad_gateway: components["schemas"]["BadGateway"];
  readonly gateway_timeout: components["schemas"]["GatewayTimeout"];
}
