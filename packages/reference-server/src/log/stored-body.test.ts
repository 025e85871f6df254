import { describe, expect, test } from "vitest";
import { storedBody } from "./stored-body.ts";

describe("The body of a request", () => {
  test.each([
    ["absent", undefined, null],
    ["empty", "", null],
    ["JSON", '{"a":1}', { a: 1 }],
    ["broken JSON", '{"a":', '{"a":'],
    ["of 10,000 bytes", "x".repeat(10_000), "x".repeat(10_000)],
  ])("that is %s is kept whole", (_, body, kept) => {
    expect(storedBody(body)).toEqual({ request_body: kept, request_body_truncated: false });
  });

  test.each([
    ["text", "x".repeat(10_001), "x".repeat(10_000)],
    ["JSON", JSON.stringify({ a: "x".repeat(10_000) }), `{"a":"${"x".repeat(9_994)}`],
    ["text of two bytes a character", `x${"é".repeat(5_000)}`, `x${"é".repeat(4_999)}`],
    ["a megabyte", "x".repeat(1_000_000), "x".repeat(10_000)],
  ])("that is longer is kept as the text of its beginning: %s", (_, body, kept) => {
    expect(storedBody(body)).toEqual({ request_body: kept, request_body_truncated: true });
  });

  test.each([
    ["in the kept part", { credentials: { user: { n: "a" }, value: "S3CRET" }, pad: "x".repeat(70_000) }],
    ["in a list of many", { keys: 1, tokens: [["a"], ["S3CRET"]], pad: Array.from({ length: 200_000 }, () => 1) }],
    ["whose name lies apart", { a: { b: [{ password: { c: ["]", "}", "S3CRET"] } }] }, pad: "x".repeat(500_000) }],
  ])("that is JSON of any size loses a secret %s", (_, value) => {
    const { request_body, request_body_truncated } = storedBody(JSON.stringify(value));
    expect(request_body).not.toContain("S3CRET");
    expect(request_body).toHaveLength(10_000);
    expect(request_body_truncated).toBe(true);
  });

  test("is marked as cut where only a part of it is looked at", () => {
    const pem = `-----BEGIN PRIVATE KEY-----${"x".repeat(70_000)}-----END PRIVATE KEY-----`;
    expect(storedBody(JSON.stringify([pem, "a"]))).toEqual({
      request_body: '["REDACTED"]',
      request_body_truncated: true,
    });
  });

  test("is cut after it is redacted", () => {
    const body = JSON.stringify({ password: "y".repeat(10_000) });
    expect(storedBody(body)).toEqual({ request_body: { password: "REDACTED" }, request_body_truncated: false });
  });
});
