import { describe, expect, test } from "vitest";
import { newEntry } from "../testing/new-entry.ts";
import type { NewEntry } from "./new-entry.ts";
import { toStored } from "./stored-entry.ts";

const origin = "http://127.0.0.1:4010";

describe("A stored entry", () => {
  test.each([
    ["the URL", 2048, "url", newEntry({ url: `${origin}/${"x".repeat(2048 - 1 - origin.length - 1)}😀tail` })],
    ["the user agent", 512, "user_agent", newEntry({ headers: { "user-agent": `${"x".repeat(511)}😀tail` } })],
  ])("is truncated to the document's maximum length, without a lone surrogate: %s", (_, length, column, entry) => {
    const text: string = JSON.parse(toStored(entry).json)[column];
    expect(text).toHaveLength(length);
    expect(text).toMatch(/x\uFFFD$/);
  });

  test("has a cause of at most 1,000 characters", () => {
    const cause = { code: "token_malformed", message: `${"x".repeat(999)}😀tail` } as const;
    expect(JSON.parse(toStored(newEntry({ cause })).json).cause.message).toBe(`${"x".repeat(999)}\uFFFD`);
  });

  test("has pointers of at most 1,000 characters, even if a redaction is longer than the secret", () => {
    const detail = { location: "query", message: "Unknown parameter.", type: "unexpected" } as const;
    const body = { ...newEntry({}).body, details: [{ ...detail, pointer: `/a/${"pin=1 ".repeat(150)}` }] };
    const stored = JSON.parse(toStored(newEntry({ body: body as NewEntry["body"] })).json);
    expect(stored.response_body.details).toEqual([{ ...detail, pointer: "/a" }]);
  });

  test.each(["~0~1", "token=~0~1x", "x=~", "--password ~1", "pin=1~0"])(
    "has valid JSON Pointers, whatever is redacted in them: %s",
    (key) => {
      const pointer = `/a/${key.replaceAll("~", "~0")}`;
      const detail = { location: "body", pointer, message: "Unknown.", type: "unexpected" } as const;
      const body = { ...newEntry({}).body, details: [detail, { ...detail, pointer: "/password=a~1b~0c/~0~1/d" }] };
      const stored = JSON.parse(toStored(newEntry({ body: body as NewEntry["body"] })).json);
      for (const { pointer: kept } of stored.response_body.details) expect(kept).toMatch(/^(\/([^~/]|~[01])*)*$/);
      expect(stored.response_body.details[1].pointer).toBe("/password=REDACTED/~0~1/d");
    },
  );

  test.each([
    [`${origin}/api-keys?limit=1`, "/api-keys"],
    [`${origin}/api-keys/%2F/?a=/b`, "/api-keys/%2F/"],
    [`${origin}//double`, "//double"],
    ["http://user:secret@example.com/a#b", "/a"],
    [origin, ""],
    ["*", "*"],
  ])("has the path of its URL, exactly as sent: %s", (url, path) => {
    expect(JSON.parse(toStored(newEntry({ url })).json).path).toBe(path);
  });

  test("distinguishes an empty user agent from a missing one", () => {
    expect(JSON.parse(toStored(newEntry({ headers: { "user-agent": "" } })).json)).toMatchObject({
      user_agent: null,
      request_headers: { "user-agent": "" },
    });
  });
});
