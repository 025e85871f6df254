/**
 * What compiles and what must not, case by case. `types.e2e.test.ts` runs the compiler over this file; nothing in it ever runs.
 */
import type { UnexpectedResponse } from "@error-contract/client";
import type { ApiError, Client, components, ErrorCode } from "./generated/index.ts";
import { isApiError, paginate, unwrap } from "./generated/index.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expect<_Is extends true>(): void;
declare const api: Client;

type Schemas = components["schemas"];
type Code<R> = R extends { error: { code: infer Given } } ? Given : never;
/** The members of a result that can have a certain status. */
type With<R, S extends number> = R extends { status: infer Given extends number }
  ? S extends Given
    ? R
    : never
  : never;

export async function aCallIsNarrowedByOk(): Promise<void> {
  const result = await api.POST("/api-keys", {
    body: { display_name: "a", external_identifier: "b", scopes: ["api-logs.read"] },
  });
  // @ts-expect-error nothing is known before `ok` is checked
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
    // @ts-expect-error a proxy may return 409 too: the code must be checked
    result.error.details;
    if (result.error.code === "duplicate_record") result.error.details;
  }
  // @ts-expect-error a status is never a string
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

export async function unwrapGivesTheDataOfTheSuccess(): Promise<void> {
  expect<Equal<Awaited<ReturnType<typeof list>>, Schemas["ApiKeyPage"]>>();
  function list() {
    return unwrap(api.GET("/api-keys"));
  }
}

export function aCaughtErrorIsNarrowedByCode(error: unknown): void {
  if (isApiError(error, "forbidden")) {
    expect<Equal<typeof error, ApiError<"forbidden">>>();
    expect<Equal<typeof error.code, "forbidden">>();
    expect<Equal<typeof error.status, 403>>();
    expect<Equal<typeof error.error, Schemas["Forbidden"]>>();
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
