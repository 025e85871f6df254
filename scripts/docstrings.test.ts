import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";

/** Lines that are not `@param name - what it is`, `@returns what comes back` or `@throws {Class} when`. */
const mistaken = /^\s*\/?\*+ @(?:param (?:\{[^}]*\} )?[\w.$]+ (?!- ).*|throws [A-Z]\w*[a-z][A-Z].*|return .*)$/gm;

const files = globSync("{spec,scripts,packages/*/{src,test,bench,examples}}/**/*.ts", {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|generated)$/.test(path),
});

it("every docstring has the same form", async () => {
  expect(files.length).toBeGreaterThan(500);
  const faults = await Promise.all(
    files.map(async (file) =>
      [...(await readFile(join(root, file), "utf8")).matchAll(mistaken)].map(([line]) => `${file}: ${line.trim()}`),
    ),
  );
  expect(faults.flat()).toEqual([]);
});
