import { expect, test } from "vitest";
import { acceptsLines } from "./accepts-lines.ts";

test.each([
  [undefined, false],
  ["*/*", false],
  ["application/x-ndjson", true],
  ["Application/X-NDJSON; q=0.1", true],
  ["application/x-ndjson;q=0", false],
  ["application/x-ndjson;q=0.5, */*", false],
  ["application/json, application/x-ndjson", false],
  ["application/json;q=0.9, application/x-ndjson", true],
])("Accept: %s asks for a stream: %s", (accept, expected) => {
  expect(acceptsLines(accept)).toBe(expected);
});
