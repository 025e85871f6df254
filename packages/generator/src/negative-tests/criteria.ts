import { type ErrorEnvelope, keysOfPointer, type ShapePointer } from "@error-contract/contract";
import { sampleOf } from "../body/body-sample.ts";
import type { Criterion } from "./arazzo.ts";
import { isPointerPromised } from "./details.ts";
import type { Expectation } from "./expectation.ts";

/** The type of a problem without a `type` member (RFC 9457, section 4.2.1). */
const ABOUT_BLANK = "about:blank";

/**
 * The conditions that a response has to meet.
 *
 * @param expected - what the document guarantees
 * @param pointer - the fault in the request, as a JSON pointer, if a detail should name it
 * @returns the criteria of a step
 */
export function criteriaOf(expected: Expectation, pointer?: string): readonly Criterion[] {
  return [statusCriterion(expected), ...mediaTypeCriteria(expected), ...bodyCriteria(expected, pointer)];
}

function statusCriterion({ statuses }: Expectation): Criterion {
  const exact = statuses.map((status) => `$statusCode == ${status}`);
  return { condition: exact.length > 0 ? exact.join(" || ") : "$statusCode >= 400 && $statusCode < 500" };
}

/** The runner accepts a response without a media type, and does not check the media types of a range. */
function mediaTypeCriteria({ mediaTypes }: Expectation): readonly Criterion[] {
  if (mediaTypes.length === 0) return [];
  const escaped = mediaTypes.map((one) => one.replaceAll(/[.+*/]/g, "\\$&"));
  return [
    { context: "$response.header.content-type", condition: `/^(${escaped.join("|")})\\s*(;|$)/i`, type: "regex" },
  ];
}

function bodyCriteria(expected: Expectation, pointer: string | undefined): readonly Criterion[] {
  const { envelope, codes, requires } = expected;
  const conditions: string[] = requires.length > 0 ? [requires.map((place) => queryOf(place)).join(" && ")] : [];
  const code = envelope?.shape.code;
  if (envelope && code !== undefined && codes.length > 0) {
    const allowed = codes.map((one) => `${queryOf(code)} == ${literal(one)}`);
    // A missing type means `about:blank`. A code that the schema does not require may be absent, too.
    const optional = codes.includes(ABOUT_BLANK) || isOptional(envelope.forms, code);
    conditions.push([...(optional ? absent(code) : []), ...anyElement(code, allowed, codes)].join(" || "));
  }
  const details = envelope?.shape.details;
  if (envelope && details?.pointer !== undefined && pointer !== undefined && isPointerPromised(envelope)) {
    conditions.push(`@${segments(details.at)}[?@${segments(details.pointer)} == ${literal(pointer)}]`);
  }
  return conditions.map((condition) => ({
    context: "$response.body",
    condition: `$[?${condition}]`,
    type: "jsonpath",
  }));
}

/** With `*` this is a filter on the list, because a comparison needs a single value. */
function anyElement(code: ShapePointer, allowed: readonly string[], codes: Expectation["codes"]): readonly string[] {
  const any = code.indexOf("/*");
  if (any < 0) return allowed;
  const [list, inner] = [code.slice(0, any), code.slice(any + 2)];
  return [`@${segments(list)}[?${codes.map((one) => `@${segments(inner)} == ${literal(one)}`).join(" || ")}]`];
}

function absent(code: ShapePointer): readonly string[] {
  return code.includes("/*") ? [] : [`!${queryOf(code)}`, `${queryOf(code)} == null`];
}

/** Cached, because hundreds of tests share one envelope. */
const samples = new WeakMap<ErrorEnvelope["forms"], ReturnType<typeof sampleOf>>();

function isOptional(forms: ErrorEnvelope["forms"], pointer: ShapePointer): boolean {
  const required = samples.get(forms) ?? sampleOf(forms);
  samples.set(forms, required);
  let sample: unknown = required;
  for (const key of keysOfPointer(pointer)) {
    if (typeof sample !== "object" || sample === null || !Object.hasOwn(sample, key)) return true;
    sample = (sample as Readonly<Record<string, unknown>>)[key];
  }
  return false;
}

function queryOf(pointer: ShapePointer): string {
  return `@${segments(pointer)}`;
}

/** JSONPath (RFC 9535) for a JSON pointer. */
function segments(pointer: ShapePointer): string {
  return keysOfPointer(pointer)
    .map((key) => (key === "*" ? "[*]" : `[${literal(key)}]`))
    .join("");
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
