import { below, type Content, hundredsOf, isJson, type Path, type Place, type Walker } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { foundAt } from "./support/found.ts";
import { ownerOf } from "./support/owner.ts";
import { deepProperties } from "./support/properties.ts";
import { shapesOf } from "./support/shapes.ts";

export const rule: Rule = {
  id: "error-server-opaque",
  description: "A server error reveals nothing about the server: no stack, no query, no details.",
  severity: "warn",
  kind: "contradiction",
  check,
};

const REVEALING_NAME =
  /^(stack|stack_?traces?|trace_?back|exceptions?|exception_?(class|message|type)|debug(_?info)?|sql|sql_?state|source_?file|line_?number|inner_?exception|server_?name|host_?name)$/i;

const REVEALING_TEXT: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a stack trace", /^\s*at .*\.\w+:\d+|Traceback \(most recent call last\)|\.(java|py|rb|php|go|cs|js|ts):\d+/m],
  ["an SQL statement", /\b(SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM)\b/],
  // Only with its package: `ThrottlingException` alone may be a code of the API.
  ["an exception's name", /\b\w+\.(\w+\.)*\w*(Exception|Error)\b|\bECONN[A-Z]+\b/],
];

function* check(subject: Subject): Iterable<Violation> {
  const { errors, walker } = subject;
  for (const error of errors.filter(mayBeServerError)) {
    for (const content of error.response.content) {
      yield* inSchema(walker, error, content);
      for (const { value, place } of content.examples) {
        const leak = findDetails(subject, error, content, value) ?? findLeak(value);
        if (leak) yield say(error, `has an example with ${leak.what}`, below(place, ...leak.at));
      }
    }
  }
}

/** Reports revealing properties, however deep: an envelope may wrap its members, as in `{ error: { stack } }`. */
function* inSchema(walker: Walker, error: ErrorResponse, { forms }: Content): Iterable<Violation> {
  for (const { name, at, schema } of deepProperties(walker, forms)) {
    if (REVEALING_NAME.test(name)) yield say(error, `has the property "${at}"`, schema.slot);
  }
}

function say(error: ErrorResponse, what: string, place: Place): Violation {
  const owner = ownerOf(place, error);
  return {
    message: `${owner.name} ${what}, but a server error must reveal nothing about the server; remove it and log it instead.`,
    place,
    faults: owner.faults,
  };
}

interface Leak {
  readonly at: Path;
  readonly what: string;
}

/**
 * Under a declared contract, the details of a server error must be empty. Other documents may list what a client can
 * act on.
 */
function findDetails(subject: Subject, error: ErrorResponse, content: Content, example: unknown): Leak | undefined {
  if (!subject.contract.declaration || !isServerError(error)) return undefined;
  for (const { details } of shapesOf(subject, content)) {
    for (const { value, at } of details ? foundAt(example, details.at) : []) {
      if (Array.isArray(value) && value.length > 0) return { at, what: "details" };
    }
  }
  return undefined;
}

/** An example may be arbitrarily deep, and YAML aliases can make it contain itself. */
function findLeak(example: unknown): Leak | undefined {
  const seen = new Set<unknown>();
  const open: { readonly value: unknown; readonly at: Path }[] = [{ value: example, at: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at } = next;
    if (typeof value === "string") {
      const found = REVEALING_TEXT.find(([, pattern]) => pattern.test(value));
      if (found) return { at, what: found[0] };
    }
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const revealing = isJson(value) && Object.keys(value).find((key) => REVEALING_NAME.test(key));
    if (revealing) return { at: [...at, revealing], what: `"${revealing}"` };
    const inside = Object.entries(value).map(([key, item]) => ({
      value: item,
      at: [...at, Array.isArray(value) ? Number(key) : key],
    }));
    open.push(...inside.reverse());
  }
  return undefined;
}

/** `default` may be one, so it must not reveal anything either. */
function mayBeServerError({ keys }: ErrorResponse): boolean {
  return keys.some((key) => key.kind === "default" || hundredsOf(key) === 5);
}

function isServerError({ keys }: ErrorResponse): boolean {
  return keys.every((key) => hundredsOf(key) === 5);
}
