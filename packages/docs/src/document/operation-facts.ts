import { isJson, type Operation, type Path } from "@error-contract/contract";
import type { DocumentView } from "./document-view.ts";
import type { SampleRequest } from "./sample-request.ts";

/** What people read of an operation, and how to call it. */
export interface OperationFacts {
  readonly summary: string | undefined;
  /** Markdown. */
  readonly description: string | undefined;
  readonly tag: string | undefined;
  readonly parameters: readonly ParameterFacts[];
  /** A call with everything that is required; `undefined` where a value is needed that the document gives no example of. */
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
 * Reads what the reference and the samples say of an operation.
 *
 * @param view - the document
 * @param operation - the operation, from the model
 * @returns its facts
 */
export function factsOf(view: DocumentView, operation: Operation): OperationFacts {
  const path = operation.place.path;
  const parameters = [path.slice(0, -1), path].flatMap((owner) =>
    view.keys(...owner, "parameters").map((index) => [...owner, "parameters", index]),
  );
  // A parameter of the operation replaces that of the path item.
  const known = new Map(parameters.map((at) => [`${view.text(...at, "in")} ${view.text(...at, "name")}`, at]));
  const places = [...known.values()].filter((at) => view.text(...at, "name") !== undefined);
  return {
    summary: view.text(...path, "summary"),
    description: view.text(...path, "description"),
    tag: view.text(...path, "tags", 0),
    parameters: places.map((at) => ({
      name: view.text(...at, "name") ?? "",
      in: view.text(...at, "in") ?? "",
      required: view.at(...at, "required") === true,
      description: view.text(...at, "description"),
      schema: view.at(...at, "schema"),
    })),
    request: requestOf(view, operation, places),
  };
}

function requestOf(view: DocumentView, operation: Operation, parameters: readonly Path[]): SampleRequest | undefined {
  const required = parameters.filter((at) => view.at(...at, "required") === true);
  const values = required.map((at) => ({
    name: view.text(...at, "name") ?? "",
    where: view.text(...at, "in"),
    value: exampleAt(view, at) ?? exampleAt(view, [...at, "schema"]) ?? firstValue(view, [...at, "schema"]),
  }));
  const body = [...operation.place.path, "requestBody"];
  const mediaType = view.keys(...body, "content").map(String)[0];
  const content = mediaType === undefined ? undefined : [...body, "content", mediaType];
  const example = content && (exampleAt(view, content) ?? exampleAt(view, [...content, "schema"]));
  const needsBody = content !== undefined && view.at(...body, "required") === true;
  if (values.some(({ value }) => value === undefined) || (needsBody && example === undefined)) return undefined;
  const picked = (where: string): Record<string, unknown> =>
    Object.fromEntries(values.filter((value) => value.where === where).map(({ name, value }) => [name, value]));
  return {
    method: operation.method,
    path: operation.path,
    pathParameters: picked("path"),
    query: picked("query"),
    headers: Object.fromEntries(Object.entries(picked("header")).map(([name, value]) => [name, String(value)])),
    mediaType: example === undefined ? undefined : mediaType,
    body: example,
    bearer: operation.security.schemes.some((name) => isBearer(view, name)),
  };
}

/** The example that stands at a parameter, a media type, a header or a schema. */
export function exampleAt(view: DocumentView, path: Path): unknown {
  const own = view.at(...path, "example");
  if (own !== undefined) return own;
  const [first] = view.keys(...path, "examples");
  if (first === undefined) return undefined;
  // Of a parameter or a body `examples` is a map of Example Objects, of a schema a list of values.
  return Array.isArray(view.at(...path, "examples"))
    ? view.at(...path, "examples", first)
    : view.at(...path, "examples", first, "value");
}

function firstValue(view: DocumentView, schema: Path): unknown {
  return view.at(...schema, "const") ?? view.at(...schema, "default") ?? view.at(...schema, "enum", 0);
}

function isBearer(view: DocumentView, scheme: string): boolean {
  const found = view.at("components", "securitySchemes", scheme);
  if (!isJson(found)) return false;
  const isHttpBearer = found["type"] === "http" && String(found["scheme"]).toLowerCase() === "bearer";
  return isHttpBearer || found["type"] === "oauth2" || found["type"] === "openIdConnect";
}
