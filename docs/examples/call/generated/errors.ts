// Generated from docs/examples/stripe-like/after/openapi.yaml by `pnpm refresh-docs`. Do not edit: change the document, and run the command again.

import type { components } from "./openapi.ts";

/** What a client needs to recognize an error, and to find in it what the API says. */
export const errorDescriptor = {
  envelopes: [
    {
      body: {
        error: {
          type: "",
          code: "",
          message: "",
        },
      },
      code: ["error", "code"],
      message: ["error", "message"],
      codes: {
        server_error: 0,
        parameter_invalid: 0,
        api_key_invalid: 0,
        card_declined: 0,
        resource_missing: 0,
      },
    },
  ],
  retryable: [429, 502, 503, 504],
} as const;

/** Every error code of the API. */
export type ErrorCode =
  | "server_error"
  | "parameter_invalid"
  | "api_key_invalid"
  | "card_declined"
  | "resource_missing";

/** Any error body. */
export type ErrorBody = components["schemas"]["Error"];

/** The error body that comes with each code. */
export interface ErrorsByCode {
  readonly server_error: components["schemas"]["Error"];
  readonly parameter_invalid: components["schemas"]["Error"];
  readonly api_key_invalid: components["schemas"]["Error"];
  readonly card_declined: components["schemas"]["Error"];
  readonly resource_missing: components["schemas"]["Error"];
}
