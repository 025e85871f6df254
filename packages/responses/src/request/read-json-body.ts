import { essenceOf } from "@error-contract/contract";
import { parse } from "secure-json-parse";
import type { ErrorDetail } from "../errors/error-detail.ts";
import { type Headers, headerOf } from "../http/headers.ts";
import { LARGEST_BODY, type ReceivedBody } from "../http/received-body.ts";
import { exceededLimit, type TextLimits } from "./body-limits.ts";
import { MOST_FAULTS } from "./describe-fault.ts";
import type { BodyPlan } from "./operation-plan.ts";
import { reservedNames } from "./reserved-names.ts";

/** A parsed body, or the one fault that prevented parsing it. */
export type JsonBody =
  | { readonly kind: "absent" }
  /** `faults`: properties omitted from the value because their names are reserved. */
  | { readonly kind: "value"; readonly value: unknown; readonly faults: readonly ErrorDetail[] }
  | { readonly kind: "fault"; readonly fault: ErrorDetail };

/**
 * Parses the body of a request as the document describes it.
 *
 * @param plan - what the operation expects
 * @param headers - the request's headers
 * @param body - the received body
 * @param limits - the limits of the value
 * @returns the JSON value, not yet validated
 */
export function readJsonBody(plan: BodyPlan, headers: Headers, body: ReceivedBody, limits: TextLimits): JsonBody {
  if (body.kind === "none")
    return plan.required ? bodyFault("missing", "A body is required, but missing.") : { kind: "absent" };
  if (body.kind === "too_large") {
    return bodyFault("too_large", `Expected at most ${LARGEST_BODY.toLocaleString("en")} bytes.`);
  }
  if (body.kind === "broken") return bodyFault("malformed", "The body is incomplete.");
  const encoding = headerOf(headers, "content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    return headerFault("content-encoding", "Expected a body without content encoding.");
  }
  const contentType = headerOf(headers, "content-type") ?? "";
  if (body.kind === "unread" || essenceOf(contentType) !== plan.mediaType)
    return headerFault("content-type", `Expected ${plan.mediaType}.`);
  const charset = /;\s*charset="?([^";\s]*)/i.exec(contentType)?.[1] ?? "utf-8";
  if (!/^utf-?8$/i.test(charset)) return headerFault("content-type", "Expected the charset utf-8.");
  return parseJson(body.bytes, limits);
}

function parseJson(bytes: Buffer, limits: TextLimits): JsonBody {
  // The limits come before parsing: parsers are slow for deep nesting and for many names.
  const exceeded = exceededLimit(bytes, limits);
  if (exceeded !== undefined) return bodyFault("too_large", expectationOf(exceeded, limits));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bodyFault("malformed", "The body is not UTF-8.");
  }
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    // The parser's message contains a part of the body.
    return bodyFault("malformed", "The body is not valid JSON.");
  }
  const faults = /__proto__|constructor|\\u/.test(text) ? reservedNames(sent, MOST_FAULTS) : [];
  const value = faults.length === 0 ? sent : parse(text, { protoAction: "remove", constructorAction: "remove" });
  return { kind: "value", value, faults };
}

function expectationOf(exceeded: keyof TextLimits, { depth, values }: TextLimits): string {
  return exceeded === "depth"
    ? `Expected lists and objects nested at most ${depth.toLocaleString("en")} levels deep.`
    : `Expected at most ${values.toLocaleString("en")} properties and items in all.`;
}

function bodyFault(type: ErrorDetail["type"], message: string): JsonBody {
  return { kind: "fault", fault: { location: "body", pointer: "", message, type } };
}

function headerFault(name: string, message: string): JsonBody {
  return { kind: "fault", fault: { location: "header", pointer: `/${name}`, message, type: "unsupported" } };
}
