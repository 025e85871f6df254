import { problemShape } from "./problem-details.ts";
import type { PlaceProfile } from "./profile.ts";
import type { DetailsShape, Shape } from "./shape.ts";

/** An error format that a standard or framework prescribes. */
export interface Standard {
  readonly id: string;
  readonly name: string;
}

export interface KnownStandard extends Standard {
  /** Whether a protocol or framework requires it in part of an API, whatever the API's own envelope is. */
  readonly excused: boolean;
  /** Whether a whole API can use it: a protocol can, a framework's own validation cannot. */
  readonly protocol?: boolean;
  /** Whether a body follows this standard. */
  readonly when: (body: Traits) => boolean;
  /** Where the standard puts each part of a body. */
  readonly shape: Shape | ((places: readonly PlaceProfile[]) => Shape);
}

/** The traits by which a standard is recognized. */
export interface Traits {
  /** The media types of the body, without parameters, in lower case. */
  readonly mediaTypes: readonly string[];
  /** Whether the body has a place: `has("/error/code")`. */
  readonly has: (pointer: string) => boolean;
  /** Whether the schema says that a place is a list. */
  readonly isList: (pointer: string) => boolean;
  /** The values that schemas list at a place. */
  readonly listed: (pointer: string) => readonly unknown[];
  /** The names of the body's own properties. */
  readonly properties: readonly string[];
}

const fastapiDetails: DetailsShape = {
  at: "/detail",
  location: "/loc/0",
  pointer: "/loc",
  message: "/msg",
  type: "/type",
};

/** The first match wins. */
const STANDARDS: readonly KnownStandard[] = [
  {
    id: "rfc9457",
    name: "problem details (RFC 9457)",
    excused: false,
    when: ({ mediaTypes, properties }) =>
      (hasAny(mediaTypes, ["application/problem+json", "application/problem+xml"]) &&
        hasAny(properties, ["type", "title", "detail"])) ||
      (hasAll(properties, ["type", "title"]) && hasAny(properties, ["status", "detail", "instance"])),
    shape: problemShape,
  },
  {
    id: "scim",
    name: "SCIM (RFC 7644)",
    excused: true,
    protocol: true,
    when: ({ properties, mediaTypes }) =>
      hasAll(properties, ["schemas", "status"]) &&
      (hasAny(properties, ["scimType", "detail"]) || mediaTypes.includes("application/scim+json")),
    shape: { code: "/scimType", status: "/status", message: "/detail" },
  },
  {
    id: "rfc6749",
    name: "OAuth 2.0 (RFC 6749)",
    excused: true,
    protocol: true,
    when: ({ properties, listed }) =>
      hasAll(properties, ["error"]) &&
      !hasAny(properties, ["message", "code", "status"]) &&
      (properties.includes("error_description") || areOAuthCodes(listed("/error"))),
    shape: { code: "/error", message: "/error_description", documentationUrl: "/error_uri" },
  },
  {
    id: "rfc8935",
    name: "Security Event Tokens (RFC 8935)",
    excused: true,
    protocol: true,
    when: ({ properties }) => hasAll(properties, ["err", "description"]) && properties.length <= 3,
    shape: { code: "/err", message: "/description" },
  },
  {
    id: "fastapi-validation",
    name: "FastAPI's validation error",
    excused: true,
    when: ({ has, isList }) => isList("/detail") && has("/detail/*/loc") && has("/detail/*/msg"),
    shape: { details: fastapiDetails },
  },
  {
    id: "google-rpc-status",
    name: "Google's error model (AIP-193)",
    excused: false,
    when: ({ has }) => has("/error/status") && has("/error/code") && has("/error/message"),
    shape: {
      code: "/error/status",
      status: "/error/code",
      message: "/error/message",
      details: { at: "/error/details" },
    },
  },
  {
    id: "json-rpc",
    name: "JSON-RPC 2.0",
    excused: false,
    when: ({ has }) => has("/jsonrpc") && has("/error/code"),
    shape: { code: "/error/code", message: "/error/message" },
  },
  {
    id: "json-api",
    name: "JSON:API",
    excused: false,
    when: ({ mediaTypes, isList, has }) =>
      isList("/errors") &&
      (mediaTypes.includes("application/vnd.api+json") ||
        (has("/errors/*/title") && has("/errors/*/detail") && (has("/errors/*/source") || has("/errors/*/status")))),
    shape: {
      code: "/errors/*/code",
      status: "/errors/*/status",
      message: "/errors/*/detail",
      details: { at: "/errors", pointer: "/source/pointer", message: "/detail", type: "/code" },
    },
  },
  {
    id: "graphql",
    name: "GraphQL",
    excused: true,
    when: ({ has, isList }) => isList("/errors") && has("/errors/*/message") && has("/errors/*/locations"),
    shape: {
      code: "/errors/*/extensions/code",
      message: "/errors/*/message",
      details: { at: "/errors", pointer: "/path", message: "/message", type: "/extensions/code" },
    },
  },
  {
    id: "kubernetes-status",
    name: "Kubernetes' Status",
    excused: false,
    when: ({ properties }) => hasAll(properties, ["kind", "apiVersion", "reason", "code"]),
    shape: { code: "/reason", status: "/code", message: "/message", details: { at: "/details/causes" } },
  },
  {
    id: "spring-error-attributes",
    name: "Spring Boot's error attributes",
    excused: false,
    when: ({ properties }) => hasAll(properties, ["timestamp", "status", "error", "path"]),
    shape: { status: "/status", message: "/message" },
  },
];

/**
 * Recognizes an error body that follows a standard.
 *
 * @param body - the traits of the body
 * @returns the standard, or `undefined` for an API's own format
 */
export function standardOf(body: Traits): KnownStandard | undefined {
  return STANDARDS.find(({ when }) => when(body));
}

/** Codes of RFC 6749, section 5.2, and of its extensions: RFC 6750, 7591, 8628, 8707. */
const OAUTH_CODES: ReadonlySet<unknown> = new Set([
  "invalid_request",
  "invalid_client",
  "invalid_grant",
  "unauthorized_client",
  "unsupported_grant_type",
  "unsupported_response_type",
  "unsupported_token_type",
  "invalid_scope",
  "access_denied",
  "server_error",
  "temporarily_unavailable",
  "invalid_token",
  "insufficient_scope",
  "invalid_redirect_uri",
  "invalid_client_metadata",
  "authorization_pending",
  "slow_down",
  "expired_token",
  "invalid_target",
]);

function areOAuthCodes(values: readonly unknown[]): boolean {
  return values.length > 1 && values.every((value) => OAUTH_CODES.has(value));
}

function hasAll(properties: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => properties.includes(name));
}

/**
 * The shape of a standard's bodies.
 *
 * @param standard - the standard
 * @param places - what the bodies say about each place
 * @returns the shape; it may include places that the bodies do not have
 */
export function shapeOfStandard({ shape }: KnownStandard, places: readonly PlaceProfile[]): Shape {
  return typeof shape === "function" ? shape(places) : shape;
}

function hasAny(properties: readonly string[], names: readonly string[]): boolean {
  return names.some((name) => properties.includes(name));
}
