import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint.ts";
import type { Rule } from "../../src/rule/rule.ts";
import { type DocumentEditor, editor } from "../support/editor.ts";
import { bundleSpecification } from "./bundle.ts";

/** A fault that may be introduced into this project's own document. */
export interface Mutant {
  readonly name: string;
  readonly change: (edit: DocumentEditor) => void;
  /** Other rules that the same change may break. No further rule may report anything. */
  readonly also?: readonly string[];
}

/**
 * Asserts that a rule catches mutants of this project's own document, and that no unexpected rule reports them.
 *
 * @param rule - the rule
 * @param mutants - at least one
 */
export function testMutants({ id }: Rule, mutants: readonly [Mutant, ...Mutant[]]): void {
  describe(`${id} catches in the project's own specification`, () => {
    it.each(mutants)("$name", async ({ change, also = [] }) => {
      const mutant = structuredClone(await bundleSpecification()) as Record<string, unknown>;
      change(editor(mutant));
      const found = [...new Set(lint(mutant, { preset: "strict" }).map(({ rule }) => rule))];
      expect(found).toContain(id);
      expect([id, ...also]).toEqual(expect.arrayContaining(found));
    });
  });
}
