import { Spectral } from "@stoplight/spectral-core";
import { describe, expect, it } from "vitest";
import { petDocument } from "../../test/support/document.ts";
import { editor } from "../../test/support/editor.ts";
import { lint } from "../lint.ts";
import { presets } from "../rule/preset.ts";
import { spectralRuleset } from "./ruleset.ts";

/** A document that breaks many rules, two of them with two findings at one place. */
function broken(): Record<string, unknown> {
  const document = petDocument("3.1.0");
  delete document["security"];
  delete document["x-error-contract"];
  const { set, keys, drop } = editor(document);
  for (const name of keys("components responses")) drop(`components responses ${name} headers`);
  for (const status of [401, 429, 503]) {
    for (const method of ["get", "delete"]) {
      set(`paths /pets/{id} ${method} responses ${status}`, { description: "Error" });
    }
  }
  set("paths /pets get responses 5xx", { description: "Error" });
  return document;
}

describe("Spectral's linter", () => {
  it.each(["recommended", "strict", "problem-details"] as const)(
    "reports the findings of lint(): %s",
    async (preset) => {
      const document = broken();
      const spectral = new Spectral();
      spectral.setRuleset({ extends: [spectralRuleset(preset)] });
      const results = await spectral.run(JSON.stringify(document));
      const expected = lint(document, { preset });
      expect(expected.length).toBeGreaterThan(5);
      // Spectral must not merge two messages at one place.
      const places = new Set(expected.map(({ rule, pointer }) => `${rule} ${pointer}`));
      if (preset === "recommended") expect(places.size).toBeLessThan(expected.length);
      const said = results.map(({ code, message }) => `${code}: ${message}`);
      expect(said.toSorted()).toEqual(expected.map(({ rule, message }) => `${rule}: ${message}`).toSorted());
    },
  );

  it("knows every preset", () => expect(Object.keys(presets)).toEqual(["recommended", "strict", "problem-details"]));
});
