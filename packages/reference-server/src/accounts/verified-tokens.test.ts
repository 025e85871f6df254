import { expect, test } from "vitest";
import type { ApiKeyRow } from "./api-key-row.ts";
import { type VerifiedToken, verifiedTokens } from "./verified-tokens.ts";

const key = { id: "7c1f0a52-93de-4b86-a0d4-5e2b8f6c1937" } as ApiKeyRow;

function expiring(expires: number): VerifiedToken {
  return { key, scopes: ["api-logs.read"], expires };
}

test("A token is cached until the second in which it expires", () => {
  const tokens = verifiedTokens();
  const verified = expiring(1_000);
  tokens.remember("header.claims.signature", verified);
  expect(tokens.find("header.claims.signature", 999_999)).toBe(verified);
  expect(tokens.find("header.claims.signature", 1_000_000)).toBeUndefined();
  expect(tokens.size).toBe(0);
});

test("A token that differs in one character is not found", () => {
  const tokens = verifiedTokens();
  tokens.remember("header.claims.signature", expiring(1_000));
  expect(tokens.find("header.claims.signaturE", 0)).toBeUndefined();
});

test("The cache never exceeds its capacity, and evicts the oldest", () => {
  const tokens = verifiedTokens(100);
  for (let number = 0; number < 1_000; number += 1) {
    tokens.remember(`token ${number}`, expiring(1_000));
    expect(tokens.size).toBeLessThanOrEqual(100);
  }
  expect(tokens.find("token 899", 0)).toBeUndefined();
  expect(tokens.find("token 900", 0)).toBeDefined();
});

test("A token of more than 2,000 characters is not cached", () => {
  const tokens = verifiedTokens();
  tokens.remember("x".repeat(2_001), expiring(1_000));
  expect(tokens.size).toBe(0);
});
