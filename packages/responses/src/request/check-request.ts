import { escapeKey } from "@error-contract/contract";
import type { ErrorDetail } from "../errors/error-detail.ts";
import type { Headers } from "../http/headers.ts";
import type { ReceivedBody } from "../http/received-body.ts";
import type { Check, SchemaChecks } from "../schema/schema-checks.ts";
import { BODY_LIMITS, type BodyLimits } from "./body-limits.ts";
import { describeFaults, MOST_FAULTS } from "./describe-fault.ts";
import type { CheckPlan, ParameterPlan } from "./operation-plan.ts";
import { readJsonBody } from "./read-json-body.ts";
import { pointerOf, readQuery } from "./read-query.ts";
import { readValue } from "./read-value.ts";

/** A received request, before the checks. */
export interface RawRequest {
  /** The path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The query string, without `?`. */
  readonly search: string;
  /** The headers, by lower-case name. */
  readonly headers: Headers;
  /** The body, as far as it was read. */
  readonly body: ReceivedBody;
}

/** The input of an operation. Each value has the type that the document declares. */
export interface Input {
  /** The path parameters, by name. */
  readonly path: Readonly<Record<string, unknown>>;
  /** The query parameters, by name. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The header parameters, by name. */
  readonly header: Readonly<Record<string, unknown>>;
  /** The JSON body; `undefined` if there is none. */
  readonly body: unknown;
}

/** The result of a check: the values of the request, or its faults. */
export type Checked =
  | { readonly kind: "good"; readonly input: Input }
  | { readonly kind: "faulty"; readonly faults: readonly ErrorDetail[] };

/**
 * Creates the check for the requests of an operation.
 *
 * @param plan - the operation's plan
 * @param checks - the document's schemas
 * @param bodyLimits - the limits of a JSON body; by default 100 levels, 20,000 properties and items, and 100,000 steps
 * @returns a function that returns all faults of a request, or its values
 * @example
 * const check = requestCheck(plan, checks);
 * const checked = check(request);
 * if (checked.kind === "faulty") throw badRequest(checked.faults);
 */
export function requestCheck(
  plan: CheckPlan,
  checks: SchemaChecks,
  bodyLimits: BodyLimits = {},
): (request: RawRequest) => Checked {
  const parameters = plan.parameters.map((parameter) => ({ parameter, check: checks.at(parameter.schema) }));
  const queryNames = new Set(plan.parameters.flatMap(({ in: where, name }) => (where === "query" ? name : [])));
  // Each property of an object becomes its own query parameter.
  const hasOtherNames = plan.unchecked.some(({ in: where }) => where === "query" || where === "querystring");
  const { body: bodyPlan } = plan;
  const limits = { ...BODY_LIMITS, ...bodyLimits };
  const checkBody: Check = bodyPlan?.schema ? checks.at(bodyPlan.schema, bodyLimits.steps) : () => [];

  return (request) => {
    const faults: ErrorDetail[] = [];
    const add = (found: readonly ErrorDetail[]): void => {
      for (const fault of found.slice(0, MOST_FAULTS - faults.length)) faults.push(fault);
    };
    const input = { path: {}, query: {}, header: {} } satisfies Record<string, Record<string, unknown>>;
    const query = readQuery(request.search);
    add(query.faults);

    for (const { parameter, check } of parameters) {
      const read = readParameter(parameter, request, query.values);
      if (read.kind === "fault") add([read.fault]);
      if (read.kind !== "value") continue;
      const { name, in: where } = parameter;
      add(describeFaults(where, `/${escapeKey(name)}`, check(read.value)));
      Object.defineProperty(input[where], name, { value: read.value, enumerable: true });
    }
    for (const name of hasOtherNames ? [] : query.values.keys()) {
      if (queryNames.has(name)) continue;
      const message = "Unknown parameter.";
      add([{ location: "query", pointer: pointerOf(name), message, type: "unexpected" }]);
      if (faults.length === MOST_FAULTS) break;
    }

    let value: unknown;
    if (bodyPlan) {
      const body = readJsonBody(bodyPlan, request.headers, request.body, limits);
      if (body.kind === "fault") add([body.fault]);
      if (body.kind === "value") {
        value = body.value;
        add(body.faults);
        add(describeFaults("body", "", checkBody(value)));
      }
    }
    return faults.length > 0 ? { kind: "faulty", faults } : { kind: "good", input: { ...input, body: value } };
  };
}

type ReadParameter =
  | { readonly kind: "absent" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "fault"; readonly fault: ErrorDetail };

function readParameter(
  parameter: ParameterPlan,
  request: RawRequest,
  query: ReadonlyMap<string, readonly string[]>,
): ReadParameter {
  const { name, in: where } = parameter;
  const texts = textsOf(parameter, request, query);
  const fault = (type: ErrorDetail["type"], message: string): ReadParameter => ({
    kind: "fault",
    fault: { location: where, pointer: `/${escapeKey(name)}`, message, type },
  });
  if (texts.length === 0) {
    if (parameter.required) return fault("missing", "Required, but missing.");
    return parameter.default === undefined ? { kind: "absent" } : { kind: "value", value: parameter.default };
  }
  if (texts.length > 1 && (!parameter.types.includes("array") || parameter.commaSeparated)) {
    return fault("repeated", "Expected once, but given more than once.");
  }
  return { kind: "value", value: readValue(parameter, texts) };
}

function textsOf(
  { name, in: where }: ParameterPlan,
  request: RawRequest,
  query: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (where === "query") return query.get(name) ?? [];
  if (where === "path") return [request.path[name] ?? []].flat();
  const header = request.headers[name.toLowerCase()];
  // Node joins the values of a repeated header, with a few exceptions.
  return [header ?? []].flat();
}
