import fs from "node:fs";
import { join } from "node:path";
import { Ruleset } from "@stoplight/spectral-core";
import { bundleRuleset } from "@stoplight/spectral-ruleset-bundler";
import { commonjs } from "@stoplight/spectral-ruleset-bundler/plugins/commonjs";
import { stdin } from "@stoplight/spectral-ruleset-bundler/plugins/stdin";
import { runtime } from "@stoplight/spectral-ruleset-bundler/presets/runtime";
import { migrateRuleset } from "@stoplight/spectral-ruleset-migrator";
import { expect, it } from "vitest";
import { rules } from "../src/rules/index.ts";
import { Project } from "./support/project.ts";

it("Spectral's editor extension loads the ruleset from its file, without a network", async () => {
  await using project = await Project.withRules();
  const file = join(project.root, ".spectral.yaml");
  await project.write({
    ".spectral.yaml": "extends: [./node_modules/@error-contract/ruleset/dist/bundle/index.mjs]",
  });
  const offline = { fs, fetch: () => Promise.reject(new Error("There is no network.")) };
  const entry = join(project.root, ".spectral.js");
  const code = await bundleRuleset(entry, {
    target: "runtime",
    format: "iife",
    plugins: [stdin(await migrateRuleset(file, { format: "esm", ...offline }), entry), ...runtime(offline), commonjs()],
  });
  const ruleset = new Ruleset(Function(`return ${code}`)());
  expect(Object.keys(ruleset.rules).sort()).toEqual(rules.map(({ id }) => id).sort());
});
