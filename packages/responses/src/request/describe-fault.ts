import { escapeKey, isJson, type Json } from "@error-contract/contract";
import type { ErrorObject } from "ajv/dist/2020.js";
import type { ErrorDetail } from "../errors/error-detail.ts";
import { WORK } from "../schema/schema-checks.ts";

/** The part of the request that was checked. */
export type Location = ErrorDetail["location"];

/** The maximum number of faults reported for a request. */
export const MOST_FAULTS = 100;

/** The maximum number of validation errors considered. Many are redundant, so fewer become faults. */
const MOST_ERRORS = 1_000;

const LONGEST_POINTER = 1000;

/**
 * Converts validation errors to error details. They never contain the received value, which may be a secret.
 *
 * @param location - the part of the request
 * @param base - the JSON Pointer, within that part, of the checked value
 * @param found - the validator's errors
 * @returns one detail per fault, at most 100
 * @example describeFaults("query", "/limit", check(0));
 */
export function describeFaults(
  location: Location,
  base: string,
  found: readonly ErrorObject[],
): readonly ErrorDetail[] {
  const faults = tellingOf(found.slice(0, MOST_ERRORS)).map((error) => describe(location, base, error));
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.type} ${fault.message}`, fault])).values()].slice(
    0,
    MOST_FAULTS,
  );
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === "oneOf" || keyword === "anyOf";

/** If a value matches none of several schemas, keeps that error and drops those of each schema. At least one error is kept. */
function tellingOf(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  if (!errors.some(isChoice)) return errors;
  // In this order, errors inside a value follow those of the value, and those of a choice come first.
  const inOrder = errors
    .map((error) => ({ error, place: `${error.instancePath}/` }))
    .sort((a, b) =>
      a.place === b.place ? Number(isChoice(b.error)) - Number(isChoice(a.error)) : a.place < b.place ? -1 : 1,
    );
  const telling = new Set<ErrorObject>();
  let choice: string | undefined;
  for (const { error, place } of inOrder) {
    if (choice !== undefined && place.startsWith(choice)) continue;
    if (isChoice(error)) choice = place;
    telling.add(error);
  }
  return errors.filter((error) => telling.has(error));
}

function describe(location: Location, base: string, error: ErrorObject): ErrorDetail {
  const at = base + error.instancePath;
  const schema: Json = isJson(error.parentSchema) ? error.parentSchema : {};
  // Fastify's validator does not report the schema.
  const expected = (): string => (isJson(error.parentSchema) ? expectation(schema) : `It ${error.message}.`);
  const fault = (type: ErrorDetail["type"], message: string, pointer = at): ErrorDetail => ({
    location,
    pointer: shortenPointer(pointer),
    message,
    type,
  });
  switch (error.keyword) {
    case "required":
    case "dependentRequired":
      return fault("missing", "Required, but missing.", `${at}/${escapeKey(error.params["missingProperty"])}`);
    case "additionalProperties":
      return unexpected(error.params["additionalProperty"]);
    case "unevaluatedProperties":
      return unexpected(error.params["unevaluatedProperty"]);
    case "type":
      return fault("wrong_type", expected());
    case "enum":
    case "const":
      return fault("wrong_value", expected());
    case "format":
      return fault("wrong_format", expected());
    case "pattern":
      return fault(
        "wrong_format",
        typeof schema["pattern"] === "string"
          ? `Expected text that matches ${schema["pattern"]}`.slice(0, 990).concat(".")
          : expected(),
      );
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
      return fault("wrong_length", expected());
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return fault("out_of_range", expected());
    case "uniqueItems":
      return fault("repeated", "An item occurs more than once.");
    case WORK:
      return fault("too_large", "It takes too long to check. Expected fewer levels, properties or items.");
    case "oneOf":
    case "anyOf":
      return fault("wrong_value", "It matches none of the allowed alternatives.");
    default:
      return fault("wrong_value", "It is not allowed here; see the reference.");
  }

  function unexpected(name: string): ErrorDetail {
    return fault("unexpected", "Unknown property.", `${at}/${escapeKey(name)}`);
  }
}

const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ["uuid", "a UUID"],
  ["date-time", "an RFC 3339 timestamp with a UTC offset"],
  ["date", "an RFC 3339 date"],
  ["email", "an email address"],
  ["uri", "a URI"],
]);

/** Describes what a schema expects: `Expected a whole number from 1 to 100.` */
function expectation(schema: Json): string {
  const { const: constant, enum: values, format } = schema;
  if (constant !== undefined) return `Expected ${JSON.stringify(constant)}.`;
  if (Array.isArray(values))
    return `Expected ${values.map((value) => JSON.stringify(value)).join(" or ")}.`.slice(0, 1000);
  const types = [schema["type"] ?? []].flat();
  const words = types.map((type) => describeType(type, schema)).join(" or ");
  const form = FORMATS.get(format) ?? (typeof format === "string" ? `text of the format ${format}` : undefined);
  if (form !== undefined) return `Expected ${types.includes("null") ? `${form} or null` : form}.`;
  return `Expected ${words || "another value"}.`;
}

function describeType(type: unknown, schema: Json): string {
  switch (type) {
    case "integer":
      return `a whole number${range(schema)}`;
    case "number":
      return `a number${range(schema)}`;
    case "string":
      return `text${counted(schema["minLength"], schema["maxLength"], "character")}`;
    case "array":
      return `a list${counted(schema["minItems"], schema["maxItems"], "item")}`;
    case "object":
      return `an object${counted(schema["minProperties"], schema["maxProperties"], "property", "properties")}`;
    case "boolean":
      return "true or false";
    default:
      return "null";
  }
}

function range(schema: Json): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const limits = [
    minimum !== undefined && `of at least ${minimum}`,
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    maximum !== undefined && `of at most ${maximum}`,
    exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
    multipleOf !== undefined && `divisible by ${multipleOf}`,
  ].filter((limit) => limit !== false);
  return limits.length === 0 ? "" : ` ${limits.join(" and ")}`;
}

function counted(least: unknown, most: unknown, one: string, many = `${one}s`): string {
  const noun = (count: unknown): string => (count === 1 ? one : many);
  if (least !== undefined && most !== undefined) return ` of ${least} to ${most} ${noun(most)}`;
  if (least !== undefined) return ` of at least ${least} ${noun(least)}`;
  return most === undefined ? "" : ` of at most ${most} ${noun(most)}`;
}

/**
 * Shortens a pointer to the maximum length of 1,000 characters.
 *
 * @param pointer - a JSON Pointer
 * @returns the pointer; if it is too long, that of the nearest enclosing value
 * @example shortenPointer("/items/0/name"); // "/items/0/name"
 */
export function shortenPointer(pointer: string): string {
  if (pointer.length <= LONGEST_POINTER) return pointer;
  return pointer.slice(0, pointer.lastIndexOf("/", LONGEST_POINTER));
}
