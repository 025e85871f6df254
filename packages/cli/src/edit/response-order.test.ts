import { describe, expect, it } from "vitest";
import { parse } from "../document/syntax/parse.ts";
import { editText } from "./edit-text.ts";
import { editable } from "./editable.ts";

/** The response keys of the last operation, in the order of the text, after some were added. */
function keysAfter(others: readonly string[], own: string, added: readonly string[], name = "a.yaml"): string {
  const responses = (keys: string): string => keys.replaceAll(" ", ": {}\n  ").replace(/$/, ": {}");
  const yaml = [...others, own].map((keys, index) => `op${index}:\n responses:\n  ${responses(keys)}\n`).join("");
  const flow = `{${[...others, own].map((keys, index) => `"op${index}": {"responses": {${flowOf(keys)}}}`).join(", ")}}`;
  const text = name === "a.json" ? flow : yaml;
  const source = editable({ text, name, ...parse(text, name) });
  const edits = added.map((key) => ({
    kind: "add" as const,
    file: "",
    keys: [`op${others.length}`, "responses", key],
    value: {},
  }));
  const after = editText(source, edits).text.split("responses").at(-1) ?? "";
  return [...after.matchAll(/(\w+)["']?: *\{\}/g)].map(([, key]) => key).join(" ");
}

const flowOf = (keys: string): string =>
  keys
    .split(" ")
    .map((key) => `"${key}": {}`)
    .join(", ");

describe.each(["a.yaml", "a.json"])("new responses in %s", (name) => {
  it.each([
    ["go by status where the others do", [], "200 404", ["401", "5XX", "default"], "200 401 404 5XX default"],
    ["go before the first response if they sort before it", [], "default", ["400", "404"], "400 404 default"],
    ["put default last in an unsorted operation", [], "500 404 200", ["default"], "500 404 200 default"],
    ["go where other operations have them", ["500 404 403 200"], "500 404 200", ["403"], "500 404 403 200"],
    [
      "go where other operations have their class, before the successes",
      ["404 500 200", "400 500 200"],
      "500 200",
      ["403"],
      "403 500 200",
    ],
    [
      "put default first if the other operations do",
      ["default 200 404", "default 204 404"],
      "200 404",
      ["default"],
      "default 200 404",
    ],
    ["put default last if only one operation does not", ["default 200"], "200 404", ["default"], "200 404 default"],
  ])("%s", (_, others, own, added, keys) => {
    expect(keysAfter(others, own, added, name)).toBe(keys);
  });
});

it("puts a new first response above the comment of the next one, which keeps its comment", () => {
  const text = "get:\n  responses:\n    # everything else\n    default: { description: x }\n";
  const source = editable({ text, name: "a.yaml", ...parse(text, "a.yaml") });
  const edit = { kind: "add" as const, file: "", keys: ["get", "responses", "404"], value: { description: "y" } };
  expect(editText(source, [edit]).text).toBe(
    'get:\n  responses:\n    "404":\n      description: "y"\n    # everything else\n    default: { description: x }\n',
  );
});
