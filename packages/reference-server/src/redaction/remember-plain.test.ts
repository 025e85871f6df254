import { expect, test, vi } from "vitest";
import { redactText } from "./redact-text.ts";
import { rememberPlain } from "./remember-plain.ts";
import { setSecretNames } from "./secret-names.ts";

const hide = (text: string): string => text.replaceAll("hunter2", "REDACTED");

test("examines a text without secrets once", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  expect([remembering("limit must be at least 1"), remembering("limit must be at least 1")]).toEqual([
    "limit must be at least 1",
    "limit must be at least 1",
  ]);
  expect(redact).toHaveBeenCalledTimes(1);
});

test("does not cache a text with a secret, and redacts it each time", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  expect([remembering("it is hunter2"), remembering("it is hunter2")]).toEqual(["it is REDACTED", "it is REDACTED"]);
  expect(redact).toHaveBeenCalledTimes(2);
});

test("keeps a frequent text, and evicts unique ones", () => {
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

test("does not cache long texts", () => {
  const redact = vi.fn(hide);
  const remembering = rememberPlain(redact);
  for (let time = 0; time < 2; time += 1) remembering("x".repeat(501));
  expect(redact).toHaveBeenCalledTimes(2);
});

test("examines texts again when another name becomes secret", () => {
  expect(redactText("employee_number=4711")).toBe("employee_number=4711");
  setSecretNames({ secret: ["employee_number"], plain: [] });
  expect(redactText("employee_number=4711")).toBe("employee_number=REDACTED");
  setSecretNames({ secret: [], plain: [] });
});
