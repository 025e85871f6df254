import { expect, test, vi } from "vitest";
import { redactText } from "./redact-text.ts";
import { rememberPlain } from "./remember-plain.ts";
import { setSecretNames } from "./secret-names.ts";

const hide = (text: string): string => text.replaceAll("hunter2", "REDACTED");

test("looks once at a text that holds nothing to hide", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  expect([remembering("limit must be at least 1"), remembering("limit must be at least 1")]).toEqual([
    "limit must be at least 1",
    "limit must be at least 1",
  ]);
  expect(redact).toHaveBeenCalledTimes(1);
});

test("does not remember a text that holds a secret, and hides it each time", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  expect([remembering("it is hunter2"), remembering("it is hunter2")]).toEqual(["it is REDACTED", "it is REDACTED"]);
  expect(redact).toHaveBeenCalledTimes(2);
});

test("keeps what is used among any number of texts that come once, and forgets those", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  for (let index = 0; index < 10_000; index += 1) {
    remembering("used");
    remembering(`request ${index}`);
  }
  expect(redact.mock.calls.filter(([text]) => text === "used")).toHaveLength(1);
  remembering("request 0");
  expect(redact.mock.calls.filter(([text]) => text === "request 0")).toHaveLength(2);
});

test("does not remember long texts", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  for (let time = 0; time < 2; time += 1) remembering("x".repeat(501));
  expect(redact).toHaveBeenCalledTimes(2);
});

test("looks again when another name becomes secret", () => {
  expect(redactText("employee_number=4711")).toBe("employee_number=4711");
  setSecretNames({ secret: ["employee_number"], plain: [] });
  expect(redactText("employee_number=4711")).toBe("employee_number=REDACTED");
  setSecretNames({ secret: [], plain: [] });
});
