import { expect, it } from "vitest";
import { readKeyFile } from "./key-file.ts";

it("a key file yields its id and its private key, whatever else it contains", () => {
  const file = JSON.stringify({ type: "api-key", id: "k", private_key: "-----BEGIN PRIVATE KEY-----", scopes: [] });
  expect(readKeyFile(file)).toEqual({ keyId: "k", privateKey: "-----BEGIN PRIVATE KEY-----" });
});

it.each([
  ["the private key alone", "-----BEGIN PRIVATE KEY-----\nMIG", "without the id of the API key"],
  ["a file that is not JSON", "hello", "not JSON"],
  ["null", "null", "needs an id and a private_key"],
  ["JSON without a private key", '{"id":"k"}', "needs an id and a private_key"],
  ["a key of another kind", '{"id":"k","private_key":"-----BEGIN EC PRIVATE KEY-----"}', "not PKCS#8 in PEM"],
])("%s is refused with a message that says why", (_, text, message) => {
  expect(() => readKeyFile(text)).toThrow(message);
});
