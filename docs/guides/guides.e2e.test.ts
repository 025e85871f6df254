import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findGuides } from "./find-guides.ts";
import { filesIn, followGuide, guidesFolder } from "./follow-guide.ts";
import { buildPrograms, type Programs } from "./programs.ts";
import { readGuide } from "./read-guide.ts";

const guides = await findGuides();
const texts = new Map(
  await Promise.all(guides.map(async (path) => [path, await readFile(join(guidesFolder, path), "utf8")] as const)),
);

let programs: Programs;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());

it("each of the four starting points has a guide that runs commands", () => {
  const starts = ["stripe-like", "problem-details", "generated", "undocumented"];
  for (const name of starts) {
    const { example, blocks } = readGuide(texts.get(`start/${name}.md`) ?? "");
    expect(example, name).toBe(name);
    expect(blocks.filter(({ kind }) => kind === "session").length, name).toBeGreaterThan(2);
  }
});

describe.each(guides)("docs/%s", (path) => {
  const text = texts.get(path) ?? "";
  const { blocks, unproven } = readGuide(text);

  it("runs every command that it shows, or says why not", () => {
    expect(unproven).toEqual([]);
  });

  it.runIf(blocks.length > 0)(
    "shows what its commands print and its files have; else run pnpm refresh-docs",
    async () => {
      const followed = await followGuide(text, programs.folder);
      expect(followed.text).toBe(text);
      if (followed.example === undefined) return;
      const after = await filesIn(join(guidesFolder, "examples", followed.example, "after"));
      expect(Object.fromEntries(followed.files)).toEqual(Object.fromEntries(after));
    },
  );
});
