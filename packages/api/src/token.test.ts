import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signToken, type TokenOptions, tokenSource } from "./token.ts";

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const options: TokenOptions = {
  keyId: "57f0b3c6",
  privateKey: await exportPKCS8(privateKey),
  audience: "https://api.example",
  scopes: ["api-logs.read"],
};
const now = Date.parse("2026-01-01T00:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

describe("signToken", () => {
  it("signs the claims that the security scheme requires", async () => {
    const { payload, protectedHeader } = await jwtVerify(await signToken(options), publicKey);
    expect(protectedHeader).toEqual({ alg: "ES256", kid: "57f0b3c6" });
    const iat = now / 1000;
    const aud = "https://api.example";
    expect(payload).toEqual({ iss: "57f0b3c6", aud, iat, exp: iat + 300, scopes: ["api-logs.read"] });
  });

  it("strips the slash of a base URL, and accepts another lifetime in seconds", async () => {
    const token = await signToken({ ...options, audience: "https://api.example/", expiresIn: 5 });
    const { payload } = await jwtVerify(token, publicKey);
    expect(payload).toMatchObject({ aud: "https://api.example", exp: now / 1000 + 5 });
  });

  it("rejects a key that is not PEM", async () => {
    await expect(signToken({ ...options, privateKey: "secret" })).rejects.toBeInstanceOf(TypeError);
  });
});

describe("tokenSource", () => {
  it("returns one token until it is about to expire, then the next", async () => {
    const token = tokenSource(options);
    const first = await token();
    vi.setSystemTime(now + 239_000);
    expect(await token()).toBe(first);
    vi.setSystemTime(now + 241_000);
    expect(await token()).not.toBe(first);
  });

  it("signs once for concurrent calls", async () => {
    const token = tokenSource(options);
    const [first, ...others] = await Promise.all([token(), token(), token()]);
    for (const other of others) expect(other).toBe(first);
  });

  it("replaces a token that was rejected, and keeps the new one", async () => {
    const token = tokenSource(options);
    const refused = await token();
    vi.setSystemTime(now + 1000);
    const renewed = await token(refused);
    expect(renewed).not.toBe(refused);
    expect(await token(refused)).toBe(renewed);
  });

  it("renews once for calls that were rejected at the same time", async () => {
    const token = tokenSource(options);
    const refused = await token();
    const [first, second] = await Promise.all([token(refused), token(refused)]);
    expect(first).not.toBe(refused);
    expect(second).toBe(first);
  });

  it("rejects for every caller if the key cannot sign", async () => {
    const token = tokenSource({ ...options, privateKey: "secret" });
    await expect(token()).rejects.toBeInstanceOf(TypeError);
    await expect(token()).rejects.toBeInstanceOf(TypeError);
  });
});
