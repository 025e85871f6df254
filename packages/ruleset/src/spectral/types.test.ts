import type { RulesetDefinition } from "@stoplight/spectral-core";
import { Ruleset, Spectral } from "@stoplight/spectral-core";
import { expect, it } from "vitest";
import { petDocument } from "../../test/support/document.ts";
import ruleset from "../index.ts";

it("is a ruleset by Spectral's own types, and one written in TypeScript can extend it", async () => {
  const own = { extends: [ruleset], rules: { "error-headers": "off" } } satisfies RulesetDefinition;
  expect(new Ruleset(own).rules["error-headers"]?.enabled).toBe(false);
  const spectral = new Spectral();
  spectral.setRuleset(own);
  expect(await spectral.run(petDocument("3.1.0") as Record<string, unknown>)).toEqual([]);
});
