import {
  isJson,
  type Operation,
  type Parameter,
  type Path,
  type Security,
  type SecurityScheme,
} from "@error-contract/contract";
import type { DocumentView } from "./document-view.ts";
import type { Credential, SampleRequest } from "./sample-request.ts";

/** The description of an operation for people, with a sample request. */
export interface OperationFacts {
  readonly summary: string | undefined;
  /** Markdown. */
  readonly description: string | undefined;
  readonly tag: string | undefined;
  readonly parameters: readonly ParameterFacts[];
  /** A request with all required values; `undefined` if the document has no example for one of them. */
  readonly request: SampleRequest | undefined;
}

/** A parameter, for people. */
export interface ParameterFacts {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: unknown;
}

/**
 * Reads the facts about an operation for the reference and the samples.
 *
 * @param view - the document
 * @param operation - the operation, from the model
 * @returns its facts
 */
export function factsOf(view: DocumentView, operation: Operation): OperationFacts {
  const path = operation.place.path;
  return {
    summary: view.text(...path, "summary"),
    description: view.text(...path, "description"),
    tag: view.text(...path, "tags", 0),
    parameters: operation.parameters.map(({ name, in: where, required, place, schema }) => ({
      name,
      in: where,
      required,
      description: view.text(...place.path, "description"),
      schema: schema?.value,
    })),
    request: requestOf(operation),
  };
}

function requestOf(operation: Operation): SampleRequest | undefined {
  const { method, path, parameters, requestBody, security } = operation;
  const values = parameters
    .filter(({ required }) => required)
    .map((parameter) => [parameter, sampleValueOf(parameter)] as const);
  const [content] = requestBody?.content ?? [];
  const [example] = content?.examples ?? [];
  const needsBody = content !== undefined && requestBody?.required === true;
  if (values.some(([, value]) => value === undefined) || (needsBody && example === undefined)) return undefined;
  const picked = (where: string): Record<string, unknown> =>
    Object.fromEntries(
      values.filter(([parameter]) => parameter.in === where).map(([{ name }, value]) => [name, value]),
    );
  return {
    method,
    path,
    pathParameters: picked("path"),
    query: picked("query"),
    headers: Object.fromEntries(Object.entries(picked("header")).map(([name, value]) => [name, String(value)])),
    mediaType: example === undefined ? undefined : content?.mediaType,
    body: example?.value,
    credentials: credentialsOf(security),
  };
}

/** The parameter's example, or a value that its schema certainly allows. */
function sampleValueOf({ examples, schema }: Parameter): unknown {
  const [example] = examples;
  if (example !== undefined) return example.value;
  if (!isJson(schema?.value)) return undefined;
  const { const: only, default: usual, enum: allowed } = schema.value;
  return only ?? usual ?? (Array.isArray(allowed) ? allowed[0] : undefined);
}

/** The credentials of the first security requirement whose schemes a sample can show. */
function credentialsOf({ public: isPublic, requirements }: Security): readonly Credential[] {
  const ways = requirements.map((schemes) => schemes.map(({ scheme }) => credentialOf(scheme)));
  const shown = ways.find((way): way is Credential[] => way.length > 0 && way.every((part) => part !== undefined));
  return isPublic ? [] : (shown ?? []);
}

function credentialOf(scheme: SecurityScheme | undefined): Credential | undefined {
  switch (scheme?.type) {
    case "http":
      return scheme.scheme === "bearer" || scheme.scheme === "basic" ? { kind: scheme.scheme } : undefined;
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer" };
    case "apiKey":
      return scheme.in === "header" ? { kind: "header", name: scheme.name } : undefined;
    default:
      return undefined;
  }
}

/** The example of a parameter, a media type, a header or a schema. */
export function exampleAt(view: DocumentView, path: Path): unknown {
  const own = view.at(...path, "example");
  if (own !== undefined) return own;
  const [first] = view.keys(...path, "examples");
  if (first === undefined) return undefined;
  // `examples` is a map of Example Objects in a parameter or body, and a list of values in a schema.
  return Array.isArray(view.at(...path, "examples"))
    ? view.at(...path, "examples", first)
    : view.at(...path, "examples", first, "value");
}
