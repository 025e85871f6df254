/**
 * What compiles and what must not, case by case. `types.e2e.test.ts` runs the compiler over this file; nothing in it ever runs.
 */
import type {
  ApiError,
  Client,
  components,
  ErrorCode,
  Failure,
  paths,
  Result,
  Success,
  UnexpectedResponse,
} from "./index.ts";
import { createClient, isApiError, paginate, unwrap } from "./index.ts";
import type { HttpStatus, StatusesOf } from "./status.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expect<_Is extends true>(): void;
declare const api: Client;

type Schemas = components["schemas"];
type Code<R> = R extends { error: { code: infer Given } } ? Given : never;
type Status<R> = R extends { status: infer Given } ? Given : never;
/** Leaves of a result what comes with a status. */
type With<R, S extends number> = R extends { status: infer Given extends number }
  ? S extends Given
    ? R
    : never
  : never;

export async function aCallIsNarrowedByOk(): Promise<void> {
  const result = await api.POST("/api-keys", {
    body: { display_name: "a", external_identifier: "b", scopes: ["api-logs.read"] },
  });
  // @ts-expect-error nothing is known before `ok` has been looked at
  result.data.id;
  if (result.ok) {
    expect<Equal<typeof result.status, 201>>();
    expect<Equal<typeof result.data, Schemas["ApiKeyWithPrivateKey"]>>();
    // @ts-expect-error a success has no error
    result.error.code;
  } else {
    expect<Equal<undefined extends typeof result.error ? true : false, false>>();
    // @ts-expect-error a failure has no data
    result.data.id;
  }
}

export async function aFailureIsNarrowedByStatus(): Promise<void> {
  const result = await api.POST("/api-keys", {
    body: { display_name: "a", external_identifier: "b", scopes: [] },
  });
  if (result.status === 409) {
    expect<Equal<typeof result.error, Schemas["DuplicateRecord"] | UnexpectedResponse>>();
    // @ts-expect-error a proxy may answer 409 too: the code has to be looked at
    result.error.details;
    if (result.error.code === "duplicate_record") result.error.details;
  }
  // @ts-expect-error no operation answers with a string for a status
  if (result.status === "409") return;
}

export async function aFailureIsNarrowedByCode(): Promise<string> {
  const result = await api.GET("/api-keys/{api_key_id}", { params: { path: { api_key_id: "a" } } });
  if (result.ok) return result.data.display_name;
  switch (result.error.code) {
    case "bad_request":
      expect<Equal<typeof result.error, Schemas["BadRequest"]>>();
      return result.error.details.map(({ pointer }) => pointer).join();
    case "not_found":
      expect<Equal<typeof result.error.status, 404>>();
      return result.error.message;
    case "unexpected_response":
      expect<Equal<typeof result.error, UnexpectedResponse>>();
      return result.error.text;
    // @ts-expect-error no such code
    case "not_fuond":
      return "";
    default:
      return result.error.request_id;
  }
}

// An API of few codes, which stay as they are when the other gets a new one.
interface Shop {
  "/tea": {
    get: {
      responses: { 200: { content: { "application/json": string } }; 404: Tells<NoTea>; "4XX": Tells<NoTea | Closed> };
    };
  };
}
interface Tells<Body> {
  content: { "application/json": Body };
}
interface NoTea {
  code: "no_tea";
  status: 404;
  wanted: string;
}
interface Closed {
  code: "closed";
  status: 423;
  until: string;
}

export function aSwitchOverTheCodesEndsInNever(result: Result<Shop["/tea"]["get"]>): string {
  if (result.ok) return result.data;
  switch (result.error.code) {
    case "no_tea":
      return result.error.wanted;
    case "closed":
      return result.error.until;
    case "unexpected_response":
      return result.error.text;
    default:
      return result.error satisfies never;
  }
}

export function aSwitchThatForgetsACodeDoesNotCompile(result: Result<Shop["/tea"]["get"]>): string {
  if (result.ok) return result.data;
  switch (result.error.code) {
    case "no_tea":
      return result.error.wanted;
    case "unexpected_response":
      return result.error.text;
    default:
      // @ts-expect-error `closed` is left
      return result.error satisfies never;
  }
}

export function aSwitchOverTheStatusesLeavesWhatNobodyDescribed(result: Result<Shop["/tea"]["get"]>): string {
  switch (result.status) {
    case 200:
      // A 200 that is not JSON is a failure.
      return result.ok ? result.data : result.error.text;
    case 404:
      return result.error.code === "no_tea" ? result.error.wanted : result.error.text;
    case 423:
      return result.error.code === "closed" ? result.error.until : result.error.text;
    default:
      expect<Equal<typeof result, Failure<HttpStatus, UnexpectedResponse>>>();
      return result.error.text;
  }
}

export async function ofSeveralMediaTypesJsonIsTheOneThatIsParsed(): Promise<void> {
  const page = await api.GET("/api-logs");
  if (page.ok) expect<Equal<typeof page.data, Schemas["ApiLogPage"]>>();
  const stream = await api.GET("/api-logs", { parseAs: "stream", headers: { accept: "application/x-ndjson" } });
  if (stream.ok) expect<Equal<typeof stream.data, ReadableStream<Uint8Array> | null>>();
  const text = await api.GET("/api-logs", { parseAs: "text" });
  if (text.ok) expect<Equal<typeof text.data, string>>();
}

export async function aRangeMeansTheStatusesThatAreNotListed(): Promise<void> {
  const result = await api.GET("/api-keys/{api_key_id}", { params: { path: { api_key_id: "a" } } });
  expect<Equal<Code<With<typeof result, 405>>, "method_not_allowed" | "unexpected_response">>();
  expect<Equal<Code<With<typeof result, 504>>, "gateway_timeout" | "unexpected_response">>();
  expect<Equal<Code<With<typeof result, 404>>, "not_found" | "unexpected_response">>();
  expect<Equal<Code<typeof result>, ErrorCode | "unexpected_response">>();
}

export async function argumentsAreCheckedAsOpenapiFetchDoes(): Promise<void> {
  // @ts-expect-error no such path
  await api.GET("/api-kyes");
  // @ts-expect-error the path has a parameter
  await api.GET("/api-keys/{api_key_id}");
  // @ts-expect-error a body is required
  await api.POST("/api-keys");
  // @ts-expect-error the path has no such method
  await api.PUT("/api-keys");
  // @ts-expect-error a query parameter of the wrong type
  await api.GET("/api-keys", { params: { query: { limit: "many" } } });
  await api.request("get", "/api-keys");
}

// An API of someone else, as openapi-typescript writes it.
interface Fault {
  message: string;
}
interface Known {
  code: "known";
  status: number;
}
interface Foreign {
  "/ranges": {
    get: {
      responses: {
        "2XX": { content: { "application/json": { id: string } } };
        404: { content: { "application/problem+json": Known } };
        "4XX": { content: { "application/json": Fault } };
        default: { content: { "application/json": { reason: string } } };
      };
    };
  };
  "/gone": { delete: { responses: { 204: { content?: never } } } };
  "/silent": { get: { responses: { 200: { content: { "application/json": string[] } } } } };
  "/default-only": { get: { responses: { default: { content: { "application/json": Fault } } } } };
  "/no-responses": { get: { responses: Record<never, never> } };
  "/untyped": { get: { responses: { 200: { content?: never }; 400: { content: { "application/json": unknown } } } } };
  "/text": {
    get: { responses: { 200: { content: { "text/csv": string } }; 500: { content: { "text/plain": string } } } };
  };
  "/either": {
    get: {
      responses: {
        200: { content: { "application/json": { a: 1 } } };
        202: { content: { "application/json": { b: 2 } } };
        400: { content: { "application/json": { code: "a"; x: 1 } | { code: "b"; y: 2 } } };
        304: { content?: never };
      };
    };
  };
}
type Of<Path extends Exclude<keyof Foreign, "/gone">> = Result<Foreign[Path]["get"]>;

export function rangesOfAForeignApi(): void {
  expect<Equal<Extract<Of<"/ranges">, { ok: true }>["data"], { id: string }>>();
  expect<Equal<201 extends Status<Extract<Of<"/ranges">, { ok: true }>> ? true : false, true>>();
  expect<Equal<With<Of<"/ranges">, 404>["error"], Known | UnexpectedResponse>>();
  expect<Equal<With<Of<"/ranges">, 418>["error"], Fault | UnexpectedResponse>>();
  expect<Equal<With<Of<"/ranges">, 503>["error"], { reason: string } | UnexpectedResponse>>();
}

export function operationsThatSayLittle(): void {
  expect<Equal<Of<"/silent">, Success<200, string[]> | Failure<HttpStatus, UnexpectedResponse>>>();
  expect<Equal<Extract<Of<"/default-only">, { ok: true }>, Success<StatusesOf<"2XX", never>, unknown>>>();
  expect<Equal<With<Extract<Of<"/default-only">, { ok: false }>, 400>["error"], Fault | UnexpectedResponse>>();
  expect<
    Equal<Of<"/no-responses">, Success<StatusesOf<"2XX", never>, unknown> | Failure<HttpStatus, UnexpectedResponse>>
  >();
  expect<Equal<Extract<Of<"/untyped">, { ok: true }>["data"], undefined>>();
  expect<Equal<With<Of<"/untyped">, 400>["error"], Readonly<Record<string, unknown>> | UnexpectedResponse>>();
}

export function noContentIsUndefined(): void {
  type Gone = Result<Foreign["/gone"]["delete"]>;
  expect<Equal<Gone, Success<204, undefined> | Failure<HttpStatus, UnexpectedResponse>>>();
}

export function otherMediaTypes(): void {
  expect<Equal<Extract<Of<"/text">, { ok: true }>["data"], string>>();
  expect<Equal<Extract<Of<"/text">, { ok: false }>["error"], UnexpectedResponse>>();
}

export function oneStatusWithSeveralForms(result: Of<"/either">): void {
  if (result.ok) {
    expect<Equal<typeof result.data, { a: 1 } | { b: 2 }>>();
    if (result.status === 202) expect<Equal<typeof result.data, { b: 2 }>>();
  } else if (result.error.code === "b") expect<Equal<typeof result.error, { code: "b"; y: 2 }>>();
  expect<Equal<Extract<Of<"/either">, { status: 304 }>, never>>();
}

export function aForeignApiHasToSayWhatItsErrorsAre(): void {
  createClient({ baseUrl: "" });
  createClient<paths>({ baseUrl: "" });
  createClient<Foreign>({ baseUrl: "", contract: false });
  // @ts-expect-error its errors are not those of this package's API
  createClient<Foreign>({ baseUrl: "" });
}

export async function unwrapGivesTheDataOfTheSuccess(): Promise<void> {
  expect<Equal<Awaited<ReturnType<typeof list>>, Schemas["ApiKeyPage"]>>();
  function list() {
    return unwrap(api.GET("/api-keys"));
  }
}

export function aCaughtErrorIsNarrowedByCode(error: unknown): void {
  if (isApiError(error, "forbidden")) {
    expect<Equal<typeof error, ApiError<Schemas["Forbidden"]>>>();
    expect<Equal<typeof error.code, "forbidden">>();
  }
  if (isApiError(error)) {
    expect<Equal<typeof error.code, ErrorCode | "unexpected_response">>();
    if (error.code === "duplicate_record") expect<Equal<typeof error.error, Schemas["DuplicateRecord"]>>();
  }
  // @ts-expect-error no such code
  isApiError(error, "forbiden");
}

export async function pagesGiveTheirItems(): Promise<void> {
  const pages = (cursor: string | undefined) =>
    api.GET("/api-logs", { params: { query: cursor === undefined ? {} : { cursor } } });
  for await (const log of paginate(pages)) expect<Equal<typeof log, Schemas["ApiLog"]>>();
  for await (const result of paginate(pages, "yield")) {
    if (result.ok) expect<Equal<typeof result.item, Schemas["ApiLog"]>>();
    else expect<Equal<typeof result.error.code, ErrorCode | "unexpected_response">>();
  }
}
