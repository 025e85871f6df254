import { BODY_LIMITS, LARGEST_BODY } from "@error-contract/responses";

/** A body of about a megabyte that is designed to cost as much as possible. */
export interface NastyBody {
  readonly contentType: string;
  readonly body: string;
}

const SIZE = LARGEST_BODY;
/** A few values fewer than a body may have, because those around them count as well. */
const MOST = BODY_LIMITS.values - 4;

const fill = (piece: string, { start = "", end = "" } = {}): string =>
  start + piece.repeat(Math.floor((SIZE - start.length - end.length) / piece.length)) + end;
const nest = (open: string, close: string, inner = ""): string => {
  const depth = Math.floor((SIZE - inner.length) / (open.length + close.length));
  return open.repeat(depth) + inner + close.repeat(depth);
};
const names = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join();
const json = (body: string): NastyBody => ({ contentType: "application/json", body });
const scopes = (piece: string, last: string): NastyBody =>
  json(fill(piece, { start: '{"display_name":"a","scopes":[', end: `${last}]}` }));

/** As many properties or items as are accepted, together as large as a body may be. */
const most = (of: (index: number, filling: string) => string, { start = "", end = "" } = {}): NastyBody => {
  const each = Math.floor((SIZE - start.length - end.length) / MOST) - of(MOST, "").length - 1;
  return json(`${start}${names(MOST, (index) => of(index, "x".repeat(Math.max(each, 0))))}${end}`);
};

/** One body of each shape that has made a parser, a validator or a search run for long or out of memory. */
export const nastyBodies: Readonly<Record<string, NastyBody>> = {
  "open brackets": json("[".repeat(SIZE)),
  "deep arrays": json(nest("[", "]")),
  "deep objects": json(nest('{"a":', "}", "1")),
  "deep arrays in a property": json(`{"scopes":${nest("[", "]").slice(20, -20)}}`),
  "deep, thirty levels at a time": json(fill(`${"[".repeat(29)}${"]".repeat(29)},`, { start: "[", end: "0]" })),
  "wide array of numbers": json(fill("0,", { start: "[", end: "0]" })),
  "wide array of objects": json(fill("{},", { start: "[", end: "0]" })),
  "invalid items": scopes("0,", "0"),
  "duplicate items": scopes('"api-logs.read",', '"api-logs.read"'),
  "distinct items": json(`{"display_name":"a","scopes":[${names(90_000, (index) => `"${index}"`)}]}`),
  "many property names": json(`{${names(75_000, (index) => `"n${index}":1`)}}`),
  "as many property names as accepted": most((index, filling) => `"${filling}${index}":1`, { start: "{", end: "}" }),
  "as many property names as accepted, escaped": most((index) => `"\\u0061${"\\u0061".repeat(3)}${index}":1`, {
    start: "{",
    end: "}",
  }),
  "as many items as accepted": most((index, filling) => `"${filling}${index}"`, {
    start: '{"display_name":"a","scopes":[',
    end: "]}",
  }),
  "as many objects as accepted": json(`[${"{},".repeat(MOST / 2)}0]`),
  "as many levels as accepted": json(
    fill("x", {
      start: `[${`${"[".repeat(29)}${"]".repeat(29)},`.repeat(Math.floor(MOST / 30))}"`,
      end: '"]',
    }),
  ),
  "as many __proto__ as accepted": json(`{${'"__proto__":{},'.repeat(Math.floor(MOST / 2))}"a":1}`),
  "duplicate property names": json(fill('"display_name":1,', { start: "{", end: '"a":1}' })),
  "__proto__ as a property name": json(fill('"__proto__":{},', { start: "{", end: '"a":1}' })),
  "a long string": json(fill("x", { start: '{"display_name":"', end: '"}' })),
  "a string of emoji": json(fill("\\ud83d\\ude00", { start: '{"display_name":"', end: '"}' })),
  "many escapes": json(fill("\\u0041", { start: '{"display_name":"', end: '"}' })),
  "many backslashes": json(fill("\\\\", { start: '{"display_name":"', end: '"}' })),
  "an unterminated string of quotes": json(fill('\\"', { start: '{"display_name":"' })),
  "a long property name": json(fill("n", { start: '{"', end: '":1}' })),
  "a long number": json(fill("9", { start: '{"display_name":', end: "}" })),
  "a long fraction": json(fill("1", { start: '{"display_name":0.', end: "}" })),
  whitespace: json(" ".repeat(SIZE)),
  "an unterminated object of whitespace": json(fill(" ", { start: '{"display_name":' })),
  "card numbers": json(fill("4111 1111 1111 1112 ", { start: '{"display_name":"', end: '"}' })),
  "dots and hyphens": json(fill("eyJ.-_", { start: '{"display_name":"', end: '"}' })),
  "near misses of secrets": json(fill("password = ", { start: '{"display_name":"', end: '"}' })),
  "JSON in JSON": json(fill('{\\"a\\":', { start: '{"display_name":"', end: '"}' })),
  "PEM headers without a key": json(fill("-----BEGIN ", { start: '{"display_name":"', end: '"}' })),
  "a form with many fields": { contentType: "application/x-www-form-urlencoded", body: fill("a=b&") },
  "a form of nested brackets": { contentType: "application/x-www-form-urlencoded", body: fill("a[a]".repeat(20)) },
  "a form of percent signs": { contentType: "application/x-www-form-urlencoded", body: fill("%25") },
  "10,000 parts": {
    contentType: "multipart/form-data; boundary=x",
    body: `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(10_000)}--x--\r\n`,
  },
  "multipart boundaries without an end": { contentType: "multipart/form-data; boundary=x", body: fill("--x\r\n") },
  "deep XML": { contentType: "application/xml", body: nest("<a>", "</a>") },
  "unclosed XML": { contentType: "application/xml", body: fill("<a>") },
  "XML attributes": { contentType: "application/xml", body: fill(' a="b"', { start: "<a", end: "/>" }) },
  "XML entities": {
    contentType: "application/xml",
    body: fill("&b;", {
      start: `<!DOCTYPE a [<!ENTITY a "${"x".repeat(1_000)}"><!ENTITY b "${"&a;".repeat(1_000)}">]><a>`,
      end: "</a>",
    }),
  },
  "unclosed XML comments": { contentType: "application/xml", body: fill("<!--", { start: "<a>" }) },
  "open angle brackets": { contentType: "text/html", body: fill("<") },
};
