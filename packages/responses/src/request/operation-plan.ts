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

/** A parameter of an operation, with what is needed to read it from a request. */
export interface ParameterPlan {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Where its schema stands in the document. */
  readonly schema: Path;
  /** The JSON types that the schema allows; none, when it names none. */
  readonly types: readonly string[];
  /** The JSON types of a list's items. */
  readonly itemTypes: readonly string[];
  /** Whether a list is sent as one value with commas. */
  readonly commaSeparated: boolean;
  readonly default: unknown;
}

/** The JSON body of an operation. */
export interface BodyPlan {
  readonly required: boolean;
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly schema: Path;
}

/** An operation of the document, with what is needed to serve it. */
export interface OperationPlan {
  readonly operation: Operation;
  /** The `operationId`. */
  readonly id: string;
  readonly parameters: readonly ParameterPlan[];
  readonly body: BodyPlan | undefined;
}

/**
 * Plans the checks of the operations that a document serves. Webhooks and callbacks are served by others.
 *
 * @param model - the model of the document
 * @param walker - walks the document
 * @returns one plan for each operation, in the document's order
 * @throws {UnservableDocument} an operation has no `operationId`, or a parameter or body is of a kind that is not supported
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
 * @throws {UnservableDocument} it has no `operationId`, or a parameter or body is of a kind that is not supported
 */
export function planOperation(operation: Operation, walker: Walker): OperationPlan {
  const { operationId: id, place } = operation;
  if (id === undefined) throw new UnservableDocument(`${toPointer(place.path)} has no operationId. Give it one.`);
  return {
    operation,
    id,
    parameters: operation.parameters.map((parameter) => planParameter(parameter, walker)),
    body: planBody(operation),
  };
}

function planParameter(parameter: Parameter, walker: Walker): ParameterPlan {
  const { name, in: where, required, schema, style, explode, place } = parameter;
  const types = schema === undefined ? [] : typesOf(schema, walker);
  const supported = where === "query" ? "form" : "simple";
  if (
    (where !== "path" && where !== "query" && where !== "header") ||
    schema === undefined ||
    style !== supported ||
    types.includes("object")
  ) {
    throw new UnservableDocument(
      `${toPointer(place.keys)}: only path, query and header parameters with a schema of simple values or lists, in the default style, can be served.`,
    );
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

/** Alternatives of alternatives of alternatives are not parameters. */
const DEEPEST = 5;

/** The JSON types that a schema allows, by whatever it names or combines. */
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

function planBody({ requestBody }: Operation): BodyPlan | undefined {
  if (requestBody === undefined) return undefined;
  const { content, place, required } = requestBody;
  const json = content.find(({ mediaType }) => isJsonMediaType(mediaType));
  if (json === undefined) {
    throw new UnservableDocument(
      `${toPointer(place.keys)}: only JSON bodies can be served. Add application/json to its content.`,
    );
  }
  return {
    required,
    mediaType: essenceOf(json.mediaType),
    schema: [...place.keys, "content", json.mediaType, "schema"],
  };
}
