import { inspect } from "@error-contract/ruleset";
import { expect, it } from "vitest";
import { reportOn } from "./report-on.ts";

const body = { "application/json": { schema: { type: "object", properties: { code: { const: "missing" } } } } };
const detail = {
  type: "array",
  items: {
    type: "object",
    required: ["loc", "msg", "type"],
    properties: {
      loc: { type: "array", items: {} },
      msg: { type: "string" },
      type: { type: "string" },
    },
  },
};
const invalid = { "application/json": { schema: { type: "object", properties: { detail } } } };
const good = { "200": { description: "Good." } };
const missing = { "404": { description: "There is no such thing.", content: body } };

function verdict(...operations: readonly object[]): string {
  const paths = Object.fromEntries(operations.map((responses, index) => [`/a${index}`, { get: { responses } }]));
  const value = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths };
  return reportOn({ name: "a.yaml", value, model: inspect(value).contract, findings: [] }).verdict;
}

it.each<[readonly object[], string]>([
  [[], "The document has no operation, so there is nothing to report on."],
  [[good], "The one operation does not say how it can fail."],
  [[good, good], "None of the 2 operations says how it can fail."],
  [
    [{ ...good, "404": { description: "None." } }, good],
    "1 of 2 operations says how it can fail, without a body that says why, without codes that a program can tell apart; most of what a client should expect is missing.",
  ],
  [
    [{ ...good, "422": { description: "Validation Error", content: invalid } }],
    "The one operation says how it can fail, with FastAPI's validation error as the only body, without codes that a program can tell apart; most of what a client should expect is missing.",
  ],
  [
    [{ ...good, ...missing, "4XX": missing["404"], "5XX": missing["404"] }],
    "The one operation says how it can fail, in one envelope, with 1 code.",
  ],
])("the verdict on %j is: %s", (operations, sentence) => {
  expect(verdict(...operations)).toBe(sentence);
});
