import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { GENERATED, idsIn, renderIndex, renderTables } from "../scripts/derive.ts";
import { documentationUrl } from "../src/documentation.ts";
import { lint } from "../src/lint.ts";
import { rules } from "../src/rules/index.ts";

const ids = rules.map(({ id }) => id).sort();

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(ending) && name !== `index${ending}`)
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

describe("each rule has a file, a test and a page of its name, and none is left over", () => {
  it("file", () => expect(filesIn("../src/rules", ".ts").filter((name) => !name.endsWith(".test"))).toEqual(ids));
  it("test", () => expect(filesIn("../src/rules", ".test.ts")).toEqual(ids));
  it("page", () => expect(filesIn("../docs", ".md")).toEqual(ids));
  it("row in the README, and line in the list of rules; if not, run pnpm new-rule", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    expect(GENERATED.exec(readme)?.[0]).toEqual(renderTables(rules));
    const list = readFileSync(new URL("../src/rules/index.ts", import.meta.url), "utf8");
    expect(list).toEqual(renderIndex(idsIn(new URL("../src/rules/", import.meta.url))));
  });
});

describe.each(rules)("the page of $id", ({ id, description, severity, fix }) => {
  const page = readFileSync(new URL(`../docs/${id}.md`, import.meta.url), "utf8");
  const text = page.replaceAll("\n", " ");
  /** The rules that flag the YAML under a heading. */
  const findings = (heading: string): readonly string[] => {
    const yaml = new RegExp(`## ${heading}\n\n\`\`\`yaml\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
    const fragment: Record<string, unknown> = parse(yaml ?? "");
    return lint({ openapi: "3.1.0", ...fragment }, { preset: "strict" }).map(({ rule }) => rule);
  };

  it("says what the rule requires, and its severity", () => {
    expect(text).toContain(`# ${id}  ${description} Severity: \`${severity}\``);
  });
  it("says whether error-contract fix fixes its faults", () => {
    expect(text.includes("`npx error-contract fix`")).toBe(fix !== undefined);
  });
  it("has no placeholder left", () => expect(text).not.toMatch(/fill in/i));
  it("shows a wrong document that the rule flags", () => expect(findings("Wrong")).toContain(id));
  it("shows a right document that the rule passes", () => expect(findings("Right")).not.toContain(id));
  it("is where findings link to: on the site, below the homepage of the repository", () => {
    const { homepage } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    expect(documentationUrl(id)).toBe(`${homepage}rules/${id}`); // packages/docs tests that the site has it
  });
});
