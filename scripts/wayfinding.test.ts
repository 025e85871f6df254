import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./pipeline/repository.ts";

const [readme, contributing, owners = ""] = await Promise.all(
  ["README.md", "CONTRIBUTING.md", ".github/CODEOWNERS"].map((name) => readFile(join(root, name), "utf8")),
);

/** The rows of the first table under a heading, without its head. */
function rowsUnder(text: string | undefined, heading: string): string[] {
  const section = text?.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\|[- |]+$/.test(line))
    .slice(1);
}

/** The folders and files in the README's map, including those that a row names below its own. */
const map = rowsUnder(readme, "Find your way").flatMap((row) => {
  const [, places = "", holds = ""] = row.split("|");
  const own = [...places.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? "");
  const below = [...holds.matchAll(/`([\w.*/-]+)`/g)].map(([, path]) => path ?? "");
  const [first = ""] = own;
  return [
    ...own,
    ...below.map((path) => (path.includes("/") && existsSync(join(root, path)) ? path : `${first}/${path}`)),
  ].map((path) => path.replace(/\/$/, ""));
});

const answers = rowsUnder(contributing, "Where is the file to edit for …").map((row) => {
  const [, question = "", answer = ""] = row.split("|");
  const links = [...answer.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => (path ?? "").replace(/\/$/, ""));
  return { question: question.trim(), paths: links };
});

describe("the map in the README", () => {
  it.each(map)("names %s, which exists", (path) => {
    expect(globSync(path, { cwd: root })).not.toEqual([]);
  });

  it("has every package with code, apart from the API client, test helpers and the console", () => {
    const packages = globSync("packages/*/src", { cwd: root }).map((path) => dirname(path));
    const left = packages.filter((name) => !map.some((path) => path.startsWith(`${name}/`)));
    // Generated, shared by tests, or the log's web page, whose README explains it.
    expect(left.filter((name) => !/\/(api|testing|console)$/.test(name))).toEqual([]);
  });
});

describe("the ten questions in CONTRIBUTING, and more", () => {
  it("are at least ten", () => expect(answers.length).toBeGreaterThanOrEqual(10));

  it.each(answers)("$question: the answer exists, and the README's map leads to it", ({ paths }) => {
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      expect(existsSync(join(root, path)), path).toBe(true);
      const places = map.flatMap((place) => globSync(place, { cwd: root }));
      // The folder itself, or the one that contains the file.
      expect(
        places.some((place) => place === path || place === dirname(path)),
        path,
      ).toBe(true);
    }
  });
});

it.each([...owners.matchAll(/^([^#\s]\S+) /gm)].map(([, path = ""]) => path))(
  "CODEOWNERS names %s, which exists",
  (path) => {
    expect(globSync(path.replace(/^\//, ""), { cwd: root, exclude: ["**/node_modules"] })).not.toEqual([]);
  },
);
