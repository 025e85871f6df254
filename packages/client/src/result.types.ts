/**
 * What compiles and what must not, case by case. `types.e2e.test.ts` runs the compiler over this file; nothing in it ever runs.
 */
import {
  type AnyObject,
  anyObject,
  createClient,
  type Failure,
  type Result as ResultOf,
  type Success,
  type UnexpectedResponse,
} from "./index.ts";
import type { HttpStatus, StatusesOf } from "./status.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expect<_Is extends true>(): void;

type Status<R> = R extends { status: infer Given } ? Given : never;
/** The members of a result that can have a certain status. */
type With<R, S extends number> = R extends { status: infer Given extends number }
  ? S extends Given
    ? R
    : never
  : never;

// A small API of its own, so that a new code elsewhere does not change these cases.
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

interface ShopErrors {
  readonly envelopes: readonly [
    {
      readonly body: { readonly code: ""; readonly status: 0 };
      readonly code: "code";
      readonly status: "status";
      readonly codes: { readonly no_tea: 404; readonly closed: 423 };
      readonly open: false;
    },
  ];
  readonly retryable: readonly [];
}
type Result<Operation> = ResultOf<Operation, unknown, ShopErrors>;

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
      // @ts-expect-error `closed` is not handled
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
      expect<Equal<typeof result, Failure<HttpStatus, UnexpectedResponse, ShopErrors>>>();
      return result.error.text;
  }
}

// A third-party API, as openapi-typescript writes it.
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
type Of<Path extends Exclude<keyof Foreign, "/gone">> = ResultOf<Foreign[Path]["get"]>;

export function rangesOfAForeignApi(): void {
  expect<Equal<Extract<Of<"/ranges">, { ok: true }>["data"], { id: string }>>();
  expect<Equal<201 extends Status<Extract<Of<"/ranges">, { ok: true }>> ? true : false, true>>();
  expect<Equal<With<Of<"/ranges">, 404>["error"], Known | UnexpectedResponse>>();
  expect<Equal<With<Of<"/ranges">, 418>["error"], Fault | UnexpectedResponse>>();
  expect<Equal<With<Of<"/ranges">, 503>["error"], { reason: string } | UnexpectedResponse>>();
}

export function operationsThatSayLittle(): void {
  expect<Equal<Of<"/silent">, Success<200, string[]> | Failure<HttpStatus, UnexpectedResponse, AnyObject>>>();
  expect<Equal<Extract<Of<"/default-only">, { ok: true }>, Success<StatusesOf<"2XX", never>, unknown>>>();
  expect<Equal<With<Extract<Of<"/default-only">, { ok: false }>, 400>["error"], Fault | UnexpectedResponse>>();
  expect<
    Equal<
      Of<"/no-responses">,
      Success<StatusesOf<"2XX", never>, unknown> | Failure<HttpStatus, UnexpectedResponse, AnyObject>
    >
  >();
  expect<Equal<Extract<Of<"/untyped">, { ok: true }>["data"], undefined>>();
  expect<Equal<With<Of<"/untyped">, 400>["error"], Readonly<Record<string, unknown>> | UnexpectedResponse>>();
}

export function noContentIsUndefined(): void {
  type Gone = ResultOf<Foreign["/gone"]["delete"]>;
  expect<Equal<Gone, Success<204, undefined> | Failure<HttpStatus, UnexpectedResponse, AnyObject>>>();
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

export function anApiHasToSayWhatItsErrorsAre(): void {
  createClient<Foreign>({ baseUrl: "", errors: anyObject });
  // @ts-expect-error `errors` is missing
  createClient<Foreign>({ baseUrl: "" });
}
