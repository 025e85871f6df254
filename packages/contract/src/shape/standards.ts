import { essenceOf } from "../operation/media-type.ts";
import type { DetailsShape, Shape } from "./shape.ts";

/** An error format that somebody else prescribes. */
export interface Standard {
  readonly id: string;
  readonly name: string;
}

export interface KnownStandard extends Standard {
  /** Whether a part of an API has it because a protocol or a framework wants it, whatever the API's own envelope is. */
  readonly excused: boolean;
  /** How the document's body is told to be of this standard. */
  readonly when: (body: Traits) => boolean;
  readonly shape: Shape;
}

/** What a standard is recognized by. */
export interface Traits {
  /** The media types of the body, as written. */
  readonly mediaTypes: readonly string[];
  /** Whether the body has a place: `has("/error/code")`. */
  readonly has: (pointer: string) => boolean;
  /** Whether a place is a list, as far as its schema says. */
  readonly isList: (pointer: string) => boolean;
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

/** The first that fits counts. */
const STANDARDS: readonly KnownStandard[] = [
  {
    id: "rfc9457",
    name: "problem details (RFC 9457)",
    excused: false,
    when: ({ mediaTypes, properties }) =>
      mediaTypes.some((type) => /^application\/problem\+(json|xml)$/.test(essenceOf(type))) ||
      (hasAll(properties, ["type", "title"]) && hasAny(properties, ["status", "detail", "instance"])),
    shape: { code: "/type", status: "/status", message: "/detail" },
  },
  {
    id: "scim",
    name: "SCIM (RFC 7644)",
    excused: true,
    when: ({ properties, mediaTypes }) =>
      hasAll(properties, ["schemas", "status"]) &&
      (hasAny(properties, ["scimType", "detail"]) || mediaTypes.some(isScim)),
    shape: { code: "/scimType", status: "/status", message: "/detail" },
  },
  {
    id: "rfc6749",
    name: "OAuth 2.0 (RFC 6749)",
    excused: true,
    when: ({ properties }) =>
      hasAll(properties, ["error", "error_description"]) && !hasAny(properties, ["message", "code"]),
    shape: { code: "/error", message: "/error_description", documentationUrl: "/error_uri" },
  },
  {
    id: "rfc8935",
    name: "Security Event Tokens (RFC 8935)",
    excused: true,
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
      (mediaTypes.some((type) => essenceOf(type) === "application/vnd.api+json") ||
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
 * @param body - what is known of the body
 * @returns the standard, or `undefined` for an API's own
 */
export function standardOf(body: Traits): KnownStandard | undefined {
  return STANDARDS.find(({ when }) => when(body));
}

function hasAll(properties: readonly string[], names: readonly string[]): boolean {
  return names.every((name) => properties.includes(name));
}

function hasAny(properties: readonly string[], names: readonly string[]): boolean {
  return names.some((name) => properties.includes(name));
}

function isScim(mediaType: string): boolean {
  return essenceOf(mediaType) === "application/scim+json";
}
