import { describe, expect, test } from "vitest";
import { toStored } from "../log/stored-entry.ts";
import { carriedSecrets } from "../testing/secrets.ts";
import { allowedHeaders, redactForm, redactJson, redactText, redactUrl } from "./redact.ts";

describe("A stored entry", () => {
  test.each(carriedSecrets)("contains no secret: $name", ({ secret, entry }) => {
    const { json } = toStored(entry);
    expect(json).not.toContain(secret);
    expect(json).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  test("is checked for at least 80 different secrets", () => {
    expect(new Set(carriedSecrets.map(({ secret }) => secret)).size).toBeGreaterThanOrEqual(80);
  });
});

describe("A text", () => {
  test.each([
    ["a UUID of digits", "27c1f6ae-5d90-4b38-84f7-012345678901"],
    ["a UUID that begins with the digits of a card", "46340578-5802-4280-bf15-2e5036c9f046"],
    ["a fraction", "0.4111111111111111"],
    ["a time in milliseconds", "at 1700000000006"],
    ["a number with a wrong check digit", "4111111111111112"],
    ["a number too long for a card", "41111111111111111111"],
    ["prose about tokens", "The bearer token is not valid. Basic authentication is not supported."],
    ["a documentation URL", "http://127.0.0.1:4010/errors/unauthorized"],
    ["the name of a file", "eye.witness.txt"],
    ["a key's id", "api_key_id=9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19"],
    ["words that contain secret words", "shipping=1&spinning=2&monkey=3&author=4"],
  ])("that is %s is unchanged", (_, text) => {
    expect(redactText(text)).toBe(text);
  });

  test.each(["no-4111111111111111", "4111111111111111-x", "4111-1111-1111-1111", "(4111 1111 1111 1111)"])(
    "loses a card number among hyphens or in parentheses: %s",
    (text) => {
      expect(redactText(text)).not.toMatch(/1111/);
    },
  );

  test("loses characters that the database cannot store", () => {
    expect(redactText("a\0b\uD800c")).toBe("a\uFFFDb\uFFFDc");
  });

  test.each([
    ["a bracket that closes another value", '{"credentials":{"user":{"n":"a"},"value":"S3CRET"}'],
    ["a closing bracket in a string", '{"secrets":["a]","S3CRET"'],
    ["a closing brace in an escaped string", '{"a":"{\\"token\\":{\\"b\\":\\"}\\",\\"c\\":\\"S3CRET\\"}}",'],
    ["brackets that do not match", '{"secret":{"a":[1},"b":"S3CRET"}'],
    ["a quote that closes nothing", '{"password":"a"b"S3CRET"'],
    ["a string that is never closed", "{'secret':{'a':'b},'c':'S3CRET'}"],
  ])("hides a secret whose end is in doubt: %s", (_, text) => {
    expect(redactText(text)).not.toContain("S3CRET");
  });

  test.each(['Unknown option "--password S3CRET"', "(--token S3CRET)", "xapp-S3CRET.1.a.b"])(
    "hides a secret that no plain word, colon or equals sign announces: %s",
    (text) => {
      expect(redactText(text)).not.toContain("S3CRET");
    },
  );

  test("keeps the text after a complete value in invalid JSON", () => {
    expect(redactText('{"token":{"a":"]}\\\\","b":[1]},"c":"kept",')).toBe('{"token":REDACTED,"c":"kept",');
  });

  test("keeps the text around a secret", () => {
    expect(redactText('{"a": 1, "token": "x", "b": 2, ')).toBe('{"a": 1, "token": "REDACTED", "b": 2, ');
  });
});

describe("A URL", () => {
  test.each([
    ["/api-logs?code=unauthorized&api_key_id=9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19&path=%2Fapi-keys"],
    ["http://127.0.0.1:4010/api-keys?limit=20"],
    ["http://127.0.0.1:4010/%zz/%E0%A4%A?a=%&b"],
    ["*"],
    [""],
  ])("without a secret is unchanged: %s", (url) => {
    expect(redactUrl(url)).toBe(url);
  });

  test.each([
    ["/a?token=x&b=1", "/a?token=REDACTED&b=1"],
    ["/a?token=&b=1", "/a?token=&b=1"],
    ["http://u:p@h/a", "http://REDACTED@h/a"],
    ["/a/%65yJhbGciOiJFUzI1NiJ9.e30.c2ln/b", "/a/REDACTED/b"],
    ["/a?%65yJhbGciOiJFUzI1NiJ9.e30.c2ln=1&b=2", "/a?REDACTED=1&b=2"],
  ])("loses its secret and nothing else: %s", (url, redacted) => {
    expect(redactUrl(url)).toBe(redacted);
  });
});

describe("A form", () => {
  test.each([
    ["a=1&token=x&b=", "a=1&token=REDACTED&b="],
    ["a=eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "a=REDACTED"],
    ["eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "REDACTED"],
    ["eyJhbGciOiJFUzI1NiJ9.e30.c2ln=1", "REDACTED=1"],
    ["%65yJhbGciOiJFUzI1NiJ9.e30.c2ln=1&a%20b=c%20d", "REDACTED=1&a%20b=c%20d"],
  ])("loses its secret and nothing else: %s", (form, redacted) => {
    expect(redactForm(form)).toBe(redacted);
  });
});

describe("A JSON value", () => {
  test("without a secret is unchanged", () => {
    const value = { display_name: "Billing", scopes: ["api-logs.read"], locked: false, count: 3, cause: null };
    expect(redactJson(value)).toEqual(value);
  });

  test("loses values of any type under a secret name, except null", () => {
    expect(redactJson({ password: 1, token: null, secrets: ["a"] })).toEqual({
      password: "REDACTED",
      token: null,
      secrets: "REDACTED",
    });
  });

  test("is redacted below 100 levels of nesting", () => {
    const deep = JSON.parse(`${"[".repeat(5_000)}"x"${"]".repeat(5_000)}`);
    expect(JSON.stringify(redactJson(deep))).toBe(`${"[".repeat(100)}"REDACTED"${"]".repeat(100)}`);
  });

  test("may have a property named __proto__", () => {
    expect(JSON.stringify(redactJson(JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}');
  });
});

describe("Headers", () => {
  test("are recorded only if the document lists them", () => {
    expect(allowedHeaders({ host: "a", "x-forwarded-for": "b", authorization: "c", "set-cookie": ["d"] })).toEqual({
      host: "a",
    });
  });

  test("are truncated to 512 characters", () => {
    expect(allowedHeaders({ accept: "a".repeat(600) })["accept"]).toHaveLength(512);
  });
});
