import {
  type ContractModel,
  essenceOf,
  isJson,
  isJsonMediaType,
  type Node,
  type Operation,
  type Parameter,
  type Path,
  toPointer,
  type Walker,
} from "@error-contract/contract";
import { UnservableDocument } from "../errors/unservable-document.ts";

/** How to read a parameter of an operation from a request. */
export interface ParameterPlan {
  /** The parameter's name. */
  readonly name: string;
  /** The part of the request that contains it. */
  readonly in: "path" | "query" | "header";
  /** Whether the document requires it. */
  readonly required: boolean;
  /** The path of its schema in the document. */
  readonly schema: Path;
  /** The JSON types that the schema allows; empty if it names none. */
  readonly types: readonly string[];
  /** The JSON types of a list's items. */
  readonly itemTypes: readonly string[];
  /** Whether a list is sent as one comma-separated value. */
  readonly commaSeparated: boolean;
  /** The schema's `default`; `undefined` if there is none. */
  readonly default: unknown;
}

/** The JSON body of an operation. */
export interface BodyPlan {
  /** Whether the document requires it. */
  readonly required: boolean;
  /** The media type, in lower case, without parameters. */
  readonly mediaType: string;
  /** The path of its schema in the document; `undefined` if it has none. */
  readonly schema: Path | undefined;
}

/** What can be checked in an operation's requests. */
export interface CheckPlan {
  /** The path, query and header parameters. */
  readonly parameters: readonly ParameterPlan[];
  /** The JSON body; `undefined` if the operation has none. */
  readonly body: BodyPlan | undefined;
  /** The parameters and bodies that cannot be checked. */
  readonly unchecked: readonly Unchecked[];
}

/** A parameter or body of an unsupported kind. */
export interface Unchecked {
  /** The part of the request that contains it. */
  readonly in: Parameter["in"] | "body";
  /** Its JSON Pointer in the document. */
  readonly place: string;
  /** Which kinds are supported, as a sentence. */
  readonly supported: string;
}

/** How to check the requests of an operation that the service serves. */
export interface OperationPlan extends CheckPlan {
  /** The document's operation. */
  readonly operation: Operation;
  /** The `operationId`. */
  readonly id: string;
}

/**
 * Plans the checks of a document's operations, except webhooks and callbacks, which other servers receive.
 *
 * @param model - the model of the document
 * @param walker - walks the document
 * @returns one plan for each operation, in the document's order
 * @throws {UnservableDocument} if an operation has no `operationId`, or a parameter or body of an unsupported kind
 * @example const plans = planOperations(readErrorContract(document), walk(document, resolveWithin(document)));
 */
export function planOperations(model: ContractModel, walker: Walker): readonly OperationPlan[] {
  return model.operations.filter(({ kind }) => kind === "path").map((operation) => planOperation(operation, walker));
}

/**
 * Plans the checks of one operation.
 *
 * @param operation - the operation
 * @param walker - walks the document
 * @returns the plan
 * @throws {UnservableDocument} if it has no `operationId`, or a parameter or body of an unsupported kind
 * @example const { parameters, body } = planOperation(operation, walk(document, resolveWithin(document)));
 */
export function planOperation(operation: Operation, walker: Walker): OperationPlan {
  const { operationId: id, place } = operation;
  if (id === undefined) throw new UnservableDocument(`${toPointer(place.path)} has no operationId. Add one.`);
  const plan = planCheck(operation, walker);
  for (const { place: at, supported } of plan.unchecked) throw new UnservableDocument(`${at}: ${supported}`);
  return { ...plan, operation, id };
}

/**
 * Plans the checks of one operation that other code serves. That code checks what is unsupported here.
 *
 * @param operation - the operation
 * @param walker - walks the document
 * @returns what can be checked, and what cannot
 */
export function planCheck(operation: Operation, walker: Walker): CheckPlan {
  const parameters = operation.parameters.map((parameter) => planParameter(parameter, walker));
  const body = planBody(operation);
  return {
    parameters: parameters.filter((plan) => "name" in plan),
    body: body && "mediaType" in body ? body : undefined,
    unchecked: [...parameters, ...(body ? [body] : [])].filter((plan) => "supported" in plan),
  };
}

function planParameter(parameter: Parameter, walker: Walker): ParameterPlan | Unchecked {
  const { name, in: where, required, schema, style, explode, place } = parameter;
  const types = schema === undefined ? [] : typesOf(schema, walker);
  const supported = where === "query" ? "form" : "simple";
  if (
    (where !== "path" && where !== "query" && where !== "header") ||
    schema === undefined ||
    style !== supported ||
    types.includes("object")
  ) {
    return {
      in: where,
      place: toPointer(place.keys),
      supported:
        "only path, query and header parameters with a schema of simple values or lists, in the default style, can be served.",
    };
  }
  return {
    name,
    in: where,
    required,
    schema: [...place.keys, "schema"],
    types,
    itemTypes: itemsOf(schema, walker).flatMap((items) => typesOf(items, walker)),
    commaSeparated: where !== "query" || !explode,
    default: isJson(schema.value) ? schema.value["default"] : undefined,
  };
}

/** No parameter nests alternatives deeper than this. */
const DEEPEST = 5;

/** The JSON types that a schema allows, including the schemas that it refers to or combines. */
function typesOf(schema: Node, walker: Walker): readonly string[] {
  const types = partsOf(schema, walker).flatMap(({ value }) => (isJson(value) ? own(value) : []));
  return [...new Set(types)];
}

function own({ type, nullable, enum: values, const: value }: Readonly<Record<string, unknown>>): readonly string[] {
  if (type !== undefined) return [type, nullable === true ? "null" : []].flat(2).map(String);
  const listed = value === undefined ? values : [value];
  return Array.isArray(listed) ? listed.map((one) => (one === null ? "null" : typeof one)) : [];
}

function itemsOf(schema: Node, walker: Walker): readonly Node[] {
  return partsOf(schema, walker).flatMap((part) => walker.child(part, "items") ?? []);
}

function partsOf(schema: Node, walker: Walker, depth = 0): readonly Node[] {
  if (depth > DEEPEST) return [];
  const inner = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => walker.children(walker.child(schema, keyword)));
  return [schema, ...inner.flatMap(([, part]) => partsOf(part, walker, depth + 1))];
}

function planBody({ requestBody }: Operation): BodyPlan | Unchecked | undefined {
  if (requestBody === undefined) return undefined;
  const { content, place, required } = requestBody;
  const json = content.find(({ mediaType }) => isJsonMediaType(mediaType));
  if (json === undefined) {
    const supported = "only JSON bodies can be served. Add application/json to its content.";
    return { in: "body", place: toPointer(place.keys), supported };
  }
  return {
    required,
    mediaType: essenceOf(json.mediaType),
    schema: json.schema && [...place.keys, "content", json.mediaType, "schema"],
  };
}
