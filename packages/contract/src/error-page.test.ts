import { describe, expect, it } from "vitest";
import { errorPageName, errorPageUrl } from "./error-page.ts";

describe("the name of a code's page", () => {
  it.each(["duplicate_record", "NOT_FOUND", "invalid-grant", "1003", "card.declined"])(
    "is the code itself: %s",
    (code) => {
      expect(errorPageName(code)).toBe(code);
    },
  );

  it.each([
    ["a URI", "https://example.com/problems/out-of-credit", /^out-of-credit-\w{6}$/],
    ["a URI that ends with a slash", "https://example.com/problems/out-of-credit/", /^out-of-credit-\w{6}$/],
    ["a URN", "urn:problem:limit", /^limit-\w{6}$/],
    ["about:blank", "about:blank", /^blank-\w{6}$/],
    ["spaces", "Not Found", /^Not-Found-\w{6}$/],
    ["a path traversal", "../../etc/passwd", /^etc-passwd-\w{6}$/],
    ["a hidden file", ".htaccess", /^htaccess-\w{6}$/],
    ["nothing but punctuation", "???", /^\w{6}$/],
    ["an empty code", "", /^\w{6}$/],
    ["another script", "未找到", /^\w{6}$/],
    ["the index", "index", /^index-\w{6}$/],
    ["a Windows device name", "NUL", /^NUL-\w{6}$/],
    ["a long text", "x".repeat(300), /^x{80}-\w{6}$/],
  ])("is safe, and readable if possible, for %s", (_, code, name) => {
    expect(errorPageName(code)).toMatch(name);
  });

  it("differs for codes that look alike", () => {
    const codes = ["a b", "a/b", "a-b", "a  b", "https://x/a", "https://y/a"];
    expect(new Set(codes.map(errorPageName)).size).toBe(codes.length);
  });
});

it("joins the URL without a double slash, and accepts numbers", () => {
  expect(errorPageUrl("https://api.example.com/", 1003)).toBe("https://api.example.com/errors/1003");
});
