import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint.ts";
import { rules } from "../../src/rules/index.ts";
import { editor } from "../support/editor.ts";
import { bundleSpecification } from "./bundle.ts";
import { mutations } from "./index.ts";

const specification = await bundleSpecification();

/** The rules that report a mutant. */
function speakers({ change }: (typeof mutations)[number], site: string): readonly string[] {
  const mutant = structuredClone(specification) as Record<string, unknown>;
  change(editor(mutant), site);
  return [...new Set(lint(mutant, { preset: "strict" }).map(({ rule }) => rule))];
}

describe("the project's own specification", () => {
  it("has no finding", () => {
    expect(lint(specification, { preset: "strict" })).toEqual([]);
    expect(lint(specification)).toEqual([]);
  });

  it("has no finding by inference either, if it declares no contract", () => {
    const { "x-error-contract": _, ...undeclared } = specification;
    expect(lint(undeclared)).toEqual([]);
  });
});

describe("a mutant of the specification is caught by the rule that should catch it, and by no unexpected rule", () => {
  it.each(mutations)("$caughtBy: $name", (mutation) => {
    const { sites, caughtBy, also = [] } = mutation;
    const places = sites(specification);
    expect(places).not.toEqual([]);
    for (const site of places) {
      const found = speakers(mutation, site);
      expect(found, site).toContain(caughtBy);
      expect([caughtBy, ...also], site).toEqual(expect.arrayContaining([...found]));
    }
  });

  it("by every rule at least once, here or in the rule's own test", () => {
    const here = new Set(mutations.map(({ caughtBy }) => caughtBy));
    const others = rules.map(({ id }) => id).filter((id) => !here.has(id));
    const testOf = (id: string): string =>
      readFileSync(new URL(`../../src/rules/${id}.test.ts`, import.meta.url), "utf8");
    expect(others.filter((id) => !testOf(id).includes("testMutants(rule, ["))).toEqual([]);
  });

  it("in at least sixty ways, and at more than a thousand places", () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
    expect(mutations.flatMap(({ sites }) => sites(specification)).length).toBeGreaterThan(1000);
  });
});
