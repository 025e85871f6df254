import type { Random } from "@error-contract/testing/random";
import type { InjectOptions } from "fastify";

const METHODS = [
  "GET",
  "GET",
  "GET",
  "POST",
  "POST",
  "PATCH",
  "DELETE",
  "PUT",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "QUERY",
];
const WORDS = [
  "",
  "0",
  "-1",
  "20",
  "1e999",
  "9007199254740993",
  "true",
  "null",
  "a",
  "é",
  "😀",
  "\u0000",
  "%",
  "%00",
  "%ff",
  "%2e%2e",
  "..",
  "~0~1",
  "'; drop table accounts; --",
  "<script>",
  "__proto__",
  "constructor",
  "2026-03-02T03:00:00Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:60Z",
  "2026-02-30T00:00:00+24:00",
  "GET",
  "bad_request",
  "/api-keys",
  "57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213",
  "eyJhbGciOiJFUzI1NiJ9.e30.AA",
  "WyJvbGRlciIsbnVsbCxudWxsXQ",
  "WyJuZXdlciIsIjIwMjYtMDEtMDFUMDA6MDA6MDAuMDAwWiIsIngiXQ",
  "x".repeat(101),
  "x".repeat(3000),
];
const CONTENT_TYPES = [
  "application/json; charset=utf-8",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "//",
  "",
  "application/json;charset",
];

/** What a service accepts, so that random requests come close to it. */
export interface Grounds {
  readonly paths: readonly string[];
  readonly queryNames: readonly string[];
  readonly properties: readonly string[];
  readonly ids: readonly string[];
  readonly tokens: readonly string[];
  /** Bodies that are accepted. */
  readonly bodies: readonly object[];
}

/**
 * Creates a request that is slightly or very wrong.
 *
 * @param random - decides what is wrong
 * @param grounds - what is right
 * @returns the request, for `inject`
 */
export function randomRequest(
  { below, pick, chance }: Random,
  grounds: Grounds,
): InjectOptions & { readonly url: string } {
  function path(): string {
    const known = pick(grounds.paths).replaceAll(/\{[^}]+\}/g, () => (chance(60) ? pick(grounds.ids) : segment()));
    return chance(80) ? known : `/${segment()}${chance(50) ? `/${segment()}` : ""}`;
  }

  function segment(): string {
    const word = pick(WORDS);
    return chance(80) ? encodeURIComponent(word) : word.replaceAll(/[^!-~]|[#?/\\]/g, "");
  }

  function query(method: string): string {
    if (chance(method === "GET" ? 40 : 85)) return "";
    const pairs = Array.from({ length: 1 + below(4) }, () => {
      const name = chance(85) ? pick(grounds.queryNames) : segment();
      return `${name}${chance(90) ? "=" : ""}${chance(20) ? pick(grounds.ids) : segment()}`;
    });
    return `?${pairs.join(chance(95) ? "&" : ";")}`;
  }

  function value(depth: number): unknown {
    const kinds = [
      () => pick(WORDS),
      () => below(1000) - 500,
      () => null,
      () => chance(50),
      () => pick(["api-logs.read", "api-keys.read"]),
      () => Array.from({ length: below(4) }, () => value(depth + 1)),
      () => Object.fromEntries(Array.from({ length: below(4) }, () => [name(), value(depth + 1)])),
    ];
    return (depth > 3 ? kinds[0] : pick(kinds))?.();
  }

  function name(): string {
    return chance(80) ? pick(grounds.properties) : pick(WORDS);
  }

  function body(): string {
    if (chance(10)) return pick(WORDS);
    if (chance(40)) return JSON.stringify({ ...pick(grounds.bodies), ...(chance(40) && { [name()]: value(1) }) });
    if (chance(2)) return "[".repeat(50_000);
    if (chance(1)) return `"${"x".repeat(1_000_010)}"`;
    const text = JSON.stringify(
      chance(85) ? Object.fromEntries(Array.from({ length: below(5) }, () => [name(), value(1)])) : value(0),
    );
    return chance(90) ? text : text.slice(0, below(text.length + 1));
  }

  const headers: Record<string, string> = {};
  if (chance(85)) headers["authorization"] = chance(90) ? `Bearer ${pick(grounds.tokens)}` : headerText(pick(WORDS));
  if (chance(30))
    headers["accept"] = pick(["application/x-ndjson", "*/*", "text/html", "application/x-ndjson;q=x", ""]);
  if (chance(20)) headers["x-request-id"] = headerText(pick(WORDS));
  if (chance(5)) headers["content-encoding"] = pick(["gzip", "identity", "x"]);
  if (chance(5)) headers["accept-version"] = "1.x";
  const method = pick(METHODS);
  const withBody = chance(method === "POST" || method === "PATCH" ? 95 : 10);
  if (withBody && chance(95)) headers["content-type"] = chance(70) ? "application/json" : pick(CONTENT_TYPES);
  return {
    // Methods that the type does not list are sent on purpose.
    method: method as "GET",
    url: path() + query(method),
    headers,
    ...(withBody && { payload: body() }),
  };
}

/** Node refuses to send other characters in a header. */
function headerText(text: string): string {
  return text.replaceAll(/[^\t -~]/g, "");
}
