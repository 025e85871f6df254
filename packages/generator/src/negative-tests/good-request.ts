import {
  isJson,
  isJsonMediaType,
  type Json,
  type Node,
  type Operation,
  type Parameter,
  type Walker,
} from "@error-contract/contract";
import { sampleOf } from "./sample.ts";

/** A parameter with a valid value. */
export interface GoodParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Node | undefined;
  readonly value: unknown;
}

/** The JSON body of a request that an operation accepts. */
export interface GoodBody {
  readonly mediaType: string;
  readonly required: boolean;
  readonly schema: Node | undefined;
  readonly value: unknown;
  /** Whether it is an example from the document, so that it makes sense to the API too. */
  readonly isExample: boolean;
}

/** A request that the document allows. */
export interface GoodRequest {
  readonly parameters: readonly GoodParameter[];
  readonly body: GoodBody | undefined;
}

/**
 * Makes a request that an operation accepts, from the document's examples, or else from its schemas.
 *
 * @param walker - walks the document
 * @param document - the document
 * @param operation - the operation
 * @returns the request's parameters and JSON body
 */
export function goodRequest(walker: Walker, document: Json, operation: Operation): GoodRequest {
  const content = operation.requestBody?.content.find(({ mediaType }) => isJsonMediaType(mediaType));
  const [example] = content?.examples ?? [];
  return {
    parameters: operation.parameters.map((parameter) => goodParameter(walker, document, parameter)),
    body: content && {
      mediaType: content.mediaType,
      required: operation.requestBody?.required === true,
      schema: content.schema,
      value: example ? example.value : content.schema ? sampleOf(walker, document, content.schema) : {},
      isExample: example !== undefined,
    },
  };
}

function goodParameter(walker: Walker, document: Json, parameter: Parameter): GoodParameter {
  const { name, in: where, required, examples, content } = parameter;
  const schema = parameter.schema ?? content[0]?.schema;
  const value = examples[0]?.value ?? content[0]?.examples[0]?.value ?? (schema && sampleOf(walker, document, schema));
  return {
    name,
    in: where,
    required: required || where === "path",
    schema: parameter.schema,
    value: asSent(value, parameter),
  };
}

/** A list with one item looks the same in every style; an object described by `content` is sent as JSON. */
function asSent(value: unknown, { content }: Parameter): unknown {
  if (content.length > 0) return JSON.stringify(value);
  if (Array.isArray(value)) return value[0] ?? "item";
  return value ?? "text";
}

/**
 * Whether a value can be written into a URL or a header as it is.
 *
 * @param parameter - a parameter with its value
 * @returns false for objects, because the runner does not support their styles
 */
export function isSendable({ value }: GoodParameter): boolean {
  return !isJson(value);
}
