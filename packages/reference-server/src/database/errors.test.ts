import { expect, test } from "vitest";
import { asSentence } from "./errors.ts";

test.each([
  ["The database did not open within 60 seconds.", "The database did not open within 60 seconds."],
  ["EROFS: read-only file system", "EROFS: read-only file system."],
])("asSentence ends %j with one full stop", (message, sentence) => {
  expect(asSentence(message)).toBe(sentence);
});
