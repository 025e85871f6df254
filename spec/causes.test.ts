import { expect, test } from "vitest";
import { at, entriesOf, itemsOf, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();
const cause = at(files.get("components/schemas/ApiLogCause.yaml"), "properties", "code");

test("every cause has a text and the code of the response that withheld it", () => {
  const causes = itemsOf(at(cause, "enum"));
  expect(entriesOf(at(cause, "x-enumDescriptions")).map(([name]) => name)).toEqual(causes);
  expect(entriesOf(at(cause, "x-error-codes")).map(([name]) => name)).toEqual(causes);
});

test("no text of a cause begins with a status, which Markdown would take for an ordered list", () => {
  for (const [name, text] of entriesOf(at(cause, "x-enumDescriptions"))) expect(text, name).not.toMatch(/^\d/);
});

test("the codes of causes exist", () => {
  const codes = [...files.values()].map((file) => at(itemsOf(at(file, "allOf"))[1], "properties", "code", "const"));
  for (const [name, code] of entriesOf(at(cause, "x-error-codes"))) expect(codes, name).toContain(code);
});

test("the operation that looks up requests has the parameter that it names", () => {
  const lookup = at(document, "paths", "/api-logs", "get");
  const names = itemsOf(at(lookup, "parameters")).map((parameter) => at(parameter, "name"));
  expect(names).toContain(at(lookup, "x-error-lookup", "parameter"));
});
