import { describe, expect, test } from "vitest";
import { storedBody } from "./stored-body.ts";

const FORM = "application/x-www-form-urlencoded";
const part = (head: string, content: string): string =>
  `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const MULTIPART = `${part('name="a"', "1")}${part('filename="f"; name="b"', "x")}${part('filename*=y; name="c"', "x")}--x--\r\n`;
const KEPT_MULTIPART = MULTIPART.replaceAll("\r\nx\r\n", "\r\nREDACTED\r\n");

describe("The body of a request", () => {
  test.each([
    ["absent", undefined, null],
    ["empty", "", null],
    ["JSON", '{"a":1}', { a: 1 }],
    ["JSON of 10,000 bytes", `"${"x".repeat(9_998)}"`, "x".repeat(9_998)],
    ["JSON with a number that a double cannot hold", '{"a":12345678901234567890}', '{"a":12345678901234567890}'],
    ["JSON with a number out of range", "[1e400, 0.1, 1.50]", "[1e400, 0.1, 1.50]"],
    ["JSON with exact numbers", "[1e3,0.10,-0,9007199254740991]", [1000, 0.1, -0, 9007199254740991]],
  ])("that is %s is kept whole", (_, body, kept) => {
    expect(storedBody(body)).toEqual({ request_body: kept, request_body_truncated: false });
  });

  test.each([
    ["broken JSON, up to where it breaks", '{"a":1,"b":[true,{"c":"d"', "", '{"a":1,"b":[true,{"c":"d"}]} REDACTED'],
    ["broken JSON with an unterminated string", '{"a":1,"pass":"x', "", '{"a":1} REDACTED'],
    ["two JSON values", '{"a":1}{"password":"x"}', "", '{"a":1} REDACTED'],
    ["a form", "a=1&password=x&b=%41", FORM, "a=1&password=REDACTED&b=%41"],
    ["XML", '<a b="c"><token>x</token>d</a>', "application/xml", '<a b="c"><token>REDACTED</token>d</a>'],
    ["malformed XML", "<a><token>x</b>", "application/xml", "REDACTED"],
    ["plain text", "the password is x", "text/plain", "REDACTED"],
    ["YAML", "password: x", "application/yaml", "REDACTED"],
    ["UTF-16", Buffer.from('{"password":"x"}', "utf16le").toString("utf8"), "application/json", "{} REDACTED"],
    ["a form with a file", MULTIPART, "multipart/form-data; boundary=x", KEPT_MULTIPART],
  ])("that is %s keeps only what can be parsed, redacted", (_, body, contentType, kept) => {
    expect(storedBody(body, contentType).request_body).toBe(kept);
  });

  test.each([
    ["JSON", JSON.stringify({ a: "x".repeat(10_000) }), `{"a":"${"x".repeat(9_994)}`],
    ["text of two-byte characters", JSON.stringify(`x${"é".repeat(5_000)}`), `"x${"é".repeat(4_999)}`],
    ["JSON cut off after a megabyte", `{"a":"${"x".repeat(1_000_000)}`, `{"a":"${"x".repeat(9_994)}`],
  ])("that is longer is kept as text up to 10,000 bytes: %s", (_, body, kept) => {
    expect(storedBody(body)).toEqual({ request_body: kept, request_body_truncated: true });
  });

  test.each([
    ["in the kept part", { credentials: { user: { n: "a" }, value: "S3CRET" }, pad: "x".repeat(70_000) }],
    ["before a long list", { keys: 1, tokens: [["a"], ["S3CRET"]], pad: Array.from({ length: 200_000 }, () => 1) }],
    ["nested below its name", { a: { b: [{ password: { c: ["]", "}", "S3CRET"] } }] }, pad: "x".repeat(500_000) }],
  ])("that is JSON of any size loses a secret %s", (_, value) => {
    const { request_body, request_body_truncated } = storedBody(JSON.stringify(value));
    expect(request_body).not.toContain("S3CRET");
    expect(request_body).toHaveLength(10_000);
    expect(request_body_truncated).toBe(true);
  });

  test("is marked as truncated if only a part is examined", () => {
    const pem = `-----BEGIN PRIVATE KEY-----${"x".repeat(70_000)}-----END PRIVATE KEY-----`;
    expect(storedBody(JSON.stringify([pem, "a"]))).toEqual({
      request_body: '["REDACTED"]',
      request_body_truncated: true,
    });
  });

  test("is truncated after it is redacted", () => {
    const body = JSON.stringify({ password: "y".repeat(10_000) });
    expect(storedBody(body)).toEqual({ request_body: { password: "REDACTED" }, request_body_truncated: false });
  });
});
