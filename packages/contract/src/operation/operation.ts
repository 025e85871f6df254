import { isExtension, isJson, type Node, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { essenceOf } from "./media-type.ts";
import { type Parameter, parameterReader } from "./parameter.ts";
import { type RequestBody, readRequestBody } from "./request-body.ts";
import type { ResponseObject } from "./response.ts";
import { type Security, securityReader } from "./security.ts";
import { hundredsOf, isErrorKey, readStatusKey, type StatusKey } from "./status.ts";

/** Who serves an operation: the API (`path`), or whoever receives what the API sends (`webhook`, `callback`). */
export type OperationKind = "path" | "webhook" | "callback";

/** An entry of an operation's `responses`. */
export interface DeclaredResponse {
  /** The key as written: `404`, `4XX`, `default`. */
  readonly key: string;
  readonly status: StatusKey;
  /** Whether the key stands for an error. */
  readonly error: boolean;
  /** Where the entry is in the operation, before its `$ref` is followed. */
  readonly slot: Place;
  /** The `$ref` that the entry consists of; `undefined` for an inline response. */
  readonly ref: string | undefined;
  /** The response; `undefined` if the reference does not resolve. */
  readonly response: ResponseObject | undefined;
}

/** The parts of an operation that its errors depend on. */
export interface Operation {
  readonly kind: OperationKind;
  readonly operationId: string | undefined;
  /** In upper case: `GET`. */
  readonly method: string;
  /** The path template, the webhook's name, or the callback's expression. */
  readonly path: string;
  readonly place: Place;
  /** Where `responses` is; the operation's own place if it has none. */
  readonly responsesPlace: Place;
  readonly security: Security;
  /** Without those that OpenAPI says to ignore: headers named `Accept`, `Content-Type` and `Authorization`. */
  readonly parameters: readonly Parameter[];
  readonly hasBody: boolean;
  /** The request body; `undefined` also if its reference does not resolve. */
  readonly requestBody: RequestBody | undefined;
  /** The fields of the unique constraints (`x-unique`); `undefined` if the document does not say. */
  readonly unique: readonly string[] | undefined;
  /** Every response, errors and others, in the document's order. */
  readonly responses: readonly DeclaredResponse[];
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/**
 * Reads every operation of a document: those under `paths`, under `webhooks`, and the callbacks of each.
 *
 * @param walker - walks the document
 * @param readResponse - reads a response, and returns the same object for the same source
 * @returns the operations, in the document's order
 */
export function readOperations(
  walker: Walker,
  readResponse: (node: Node) => ResponseObject | undefined,
): readonly Operation[] {
  const { root } = walker;
  const readSecurity = securityReader(walker);
  const readParameters = parameterReader(walker);

  function fromItems(items: Node | undefined, kind: OperationKind): readonly Operation[] {
    return walker.children(items).flatMap(([path, item]) => (isExtension(path) ? [] : fromItem(item, path, kind)));
  }

  function fromItem(item: Node, path: string, kind: OperationKind): readonly Operation[] {
    const methods = [
      ...walker.children(item).filter(([key]) => METHODS.has(key)),
      ...walker.children(walker.child(item, "additionalOperations")),
    ];
    return methods.flatMap(([method, operation]) => {
      if (!isJson(operation.value)) return [];
      // Callbacks of callbacks are not followed: they could nest forever.
      const callbacks = kind === "callback" ? [] : walker.children(walker.child(operation, "callbacks"));
      return [
        fromOperation(item, operation, method.toUpperCase(), path, kind),
        ...callbacks.flatMap(([, callback]) => fromItems(callback, "callback")),
      ];
    });
  }

  function fromOperation(item: Node, node: Node, method: string, path: string, kind: OperationKind): Operation {
    const body = walker.child(node, "requestBody");
    const responses = walker.child(node, "responses");
    const id = isJson(node.value) ? node.value["operationId"] : undefined;
    // The request is read lazily: most users of a large document only need its errors.
    let parameters: readonly Parameter[] | undefined;
    let requestBody: { readonly read: RequestBody | undefined } | undefined;
    return {
      kind,
      operationId: typeof id === "string" ? id : undefined,
      method,
      path,
      place: node.place,
      responsesPlace: responses?.place ?? node.place,
      security: readSecurity(node),
      get parameters() {
        parameters ??= readParameters(item, node);
        return parameters;
      },
      hasBody: body !== undefined,
      get requestBody() {
        requestBody ??= { read: readRequestBody(walker, body) };
        return requestBody.read;
      },
      unique: readUnique(walker, node, body),
      responses: readResponses(walker, responses, readResponse),
    };
  }

  return [...fromItems(walker.child(root, "paths"), "path"), ...fromItems(walker.child(root, "webhooks"), "webhook")];
}

function readResponses(
  walker: Walker,
  responses: Node | undefined,
  readResponse: (node: Node) => ResponseObject | undefined,
): readonly DeclaredResponse[] {
  const entries = walker
    .children(responses)
    .filter(([key]) => !isExtension(key))
    .map(([key, node]) => ({ key, node, status: readStatusKey(key) }));
  const keys = entries.map(({ status }) => status);
  return entries.map(({ key, node, status }) => {
    const response = readResponse(node);
    const error = isErrorKey(status, keys) && !(status.kind === "default" && isMedia(response));
    return { key, status, error, slot: node.slot, ref: node.ref, response };
  });
}

/** No API returns an error as an image: a `default` like that is a success. */
function isMedia(response: ResponseObject | undefined): boolean {
  const types = response?.content.map(({ mediaType }) => essenceOf(mediaType)) ?? [];
  return (
    types.length > 0 &&
    types.every((type) => /^(image|audio|video|font)\/|^application\/(octet-stream|pdf|zip)$/.test(type))
  );
}

/** `x-unique` is on the operation, or on the schema of its request. */
function readUnique(walker: Walker, operation: Node, body: Node | undefined): readonly string[] | undefined {
  const own = uniqueOf(operation);
  if (own) return own;
  for (const [, media] of walker.children(body && walker.child(body, "content"))) {
    const unique = uniqueOf(walker.child(media, "schema"));
    if (unique) return unique;
  }
  return undefined;
}

function uniqueOf(node: Node | undefined): readonly string[] | undefined {
  const unique = isJson(node?.value) ? node.value["x-unique"] : undefined;
  if (typeof unique === "string") return [unique];
  return Array.isArray(unique) ? unique.filter((field) => typeof field === "string") : undefined;
}

/**
 * Whether an operation declares a status by its own key rather than by a range.
 *
 * @param operation - the operation
 * @param status - the HTTP status
 * @returns true if `responses` has that key
 * @example
 * declares(operation, 404); // false where it declares only 4XX
 */
export function declares(operation: Operation, status: number): boolean {
  return operation.responses.some(({ status: key }) => key.kind === "exact" && key.status === status);
}

/**
 * Whether an operation declares the range of a class of statuses: `4XX`.
 *
 * @param operation - the operation
 * @param hundreds - the class: 4 or 5
 * @returns true if `responses` has the range; a mistyped range (`4xx`) counts, because it is reported as a fault itself
 * @example
 * declaresRange(operation, 4); // true where it declares 4XX
 */
export function declaresRange(operation: Operation, hundreds: number): boolean {
  return operation.responses.some(({ status }) => status.kind !== "exact" && hundredsOf(status) === hundreds);
}
