import { expect, it } from "vitest";
import { editFile } from "./edit-file.ts";
import { excerptOf } from "./excerpt.ts";
import { readGuide } from "./read-guide.ts";
import { isShownTruly } from "./shown-truly.ts";

const fence = "```";

it("reads what a guide tells its reader to do, in order", () => {
  const markdown = [
    "<!-- example: shop -->",
    `${fence}sh\n$ npx error-contract lint openapi.yaml\nNo findings.\n${fence}`,
    `Then edit \`openapi.yaml\`:\n\n${fence}diff\n-a\n+b\n${fence}`,
    `Write \`config/rules.yaml\`:\n\n${fence}yaml\na: 1\n${fence}`,
    `<!-- from docs/examples/call/call.ts#retry -->\n${fence}ts\nretry();\n${fence}`,
    `${fence}json\n{}\n${fence}`,
  ].join("\n\n");
  const { example, blocks } = readGuide(markdown);
  expect(example).toBe("shop");
  expect(blocks.map(({ kind, path }) => [kind, path])).toEqual([
    ["session", ""],
    ["diff", "openapi.yaml"],
    ["file", "config/rules.yaml"],
    ["excerpt", "docs/examples/call/call.ts#retry"],
  ]);
});

it("finds commands that nothing proves", () => {
  const block = `${fence}sh\nnpm install error-contract\n${fence}`;
  expect(readGuide(block).unproven).toEqual([1]);
  expect(readGuide(`<!-- not run: needs the registry -->\n${block}`).unproven).toEqual([]);
});

it("edits the one place that a diff describes, and refuses any other", () => {
  expect(editFile("a:\n  b: 1\n  c: 2\n", [" a:", "-  b: 1", "+  b: 3"])).toBe("a:\n  b: 3\n  c: 2\n");
  expect(() => editFile("b: 1\nb: 1\n", ["-b: 1", "+b: 2"])).toThrow("2 times");
  expect(() => editFile("c: 1\n", ["-b: 1"])).toThrow("0 times");
});

it("takes a region out of a file, without its indentation", () => {
  const file = "function f() {\n  // #region call\n  if (a) {\n    b();\n  }\n  // #endregion\n}\n";
  expect(excerptOf(file, "call")).toEqual(["if (a) {", "  b();", "}"]);
  expect(() => excerptOf(file, "other")).toThrow('"#region other"');
});

it.each([
  { shown: "a b c", truly: true },
  { shown: "a …", truly: true },
  { shown: "… c", truly: true },
  { shown: "a … c", truly: true },
  { shown: "… b …", truly: true },
  { shown: "a b", truly: false },
  { shown: "a … b", truly: false },
  { shown: "b …", truly: false },
  { shown: "… c … a …", truly: false },
  { shown: "a b c … c", truly: false },
])("takes $shown for output that prints a b c: $truly", ({ shown, truly }) => {
  expect(isShownTruly(shown.split(" "), ["a", "b", "c"])).toBe(truly);
});
