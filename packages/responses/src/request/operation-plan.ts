import {
  type ContractModel,
  type DocumentReader,
  essenceOf,
  type Json,
  type Operation,
  type Path,
  toPointer,
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
 * Reads the operations that a document serves. Webhooks and callbacks are served by others.
 *
 * @param contract The document's contract.
 * @param reader Reads the document.
 * @returns One plan for each operation, in the document's order.
 * @throws {UnservableDocument} An operation has no `operationId`, or a parameter or body is of a kind that is not supported.
 */
export function planOperations(contract: ContractModel, reader: DocumentReader): readonly OperationPlan[] {
  return contract.operations.filter(({ kind }) => kind === "path").map((operation) => plan(operation, reader));
}

function plan(operation: Operation, reader: DocumentReader): OperationPlan {
  const { operationId: id, place } = operation;
  if (id === undefined) throw new UnservableDocument(`${toPointer(place.path)} has no operationId. Give it one.`);
  const item = place.keys.slice(0, -1);
  const parameters = new Map<string, ParameterPlan>();
  for (const owner of [item, place.keys]) {
    for (const keys of listAt(reader, owner, "parameters")) {
      const parameter = planParameter(reader, keys);
      if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return { operation, id, parameters: [...parameters.values()], body: planBody(reader, place.keys) };
}

function listAt(reader: DocumentReader, owner: Path, key: string): readonly Path[] {
  const list = reader.at(owner)?.value[key];
  return Array.isArray(list) ? list.map((_, index) => [...owner, key, index]) : [];
}

function planParameter(reader: DocumentReader, keys: Path): ParameterPlan | undefined {
  const found = reader.at(keys);
  if (found === undefined) throw new UnservableDocument(`${toPointer(keys)} leads to no parameter.`);
  const { name, in: where, required, style, explode } = found.value;
  // OpenAPI: these three are described elsewhere in the document, and a parameter of this name is to be ignored.
  if (where === "header" && /^(accept|content-type|authorization)$/i.test(String(name))) return undefined;
  const schema = reader.at([...found.keys, "schema"]);
  const types = typesOf(schema?.value);
  const supported = where === "query" ? "form" : "simple";
  if (
    typeof name !== "string" ||
    (where !== "path" && where !== "query" && where !== "header") ||
    schema === undefined ||
    (style !== undefined && style !== supported) ||
    types.includes("object")
  ) {
    throw new UnservableDocument(
      `${toPointer(keys)}: only path, query and header parameters with a schema of simple values or lists, in the default style, can be served.`,
    );
  }
  const items = reader.at([...schema.keys, "items"]);
  return {
    name,
    in: where,
    required: required === true,
    schema: [...found.keys, "schema"],
    types,
    itemTypes: typesOf(items?.value),
    commaSeparated: where !== "query" || explode === false,
    default: schema.value["default"],
  };
}

function typesOf(schema: Json | undefined): readonly string[] {
  return [schema?.["type"] ?? []].flat().map(String);
}

function planBody(reader: DocumentReader, operation: Path): BodyPlan | undefined {
  const body = reader.at([...operation, "requestBody"]);
  if (body === undefined) return undefined;
  const content = reader.at([...body.keys, "content"]);
  const written = Object.keys(content?.value ?? {}).find((key) => /^application\/(.+\+)?json\b/i.test(key));
  if (content === undefined || written === undefined) {
    throw new UnservableDocument(
      `${toPointer(body.keys)}: only JSON bodies can be served. Add application/json to its content.`,
    );
  }
  return {
    required: body.value["required"] === true,
    mediaType: essenceOf(written),
    schema: [...content.keys, written, "schema"],
  };
}
