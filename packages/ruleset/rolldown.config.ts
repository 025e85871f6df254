import { defineConfig } from "rolldown";

/**
 * The CommonJS form: one file for each entry, without dependencies. Spectral and its editor extension `require` a ruleset,
 * and not every Node that they run on can `require` an ES module.
 */
export default defineConfig({
  input: {
    index: "src/index.ts",
    strict: "src/spectral/strict.ts",
    "problem-details": "src/spectral/problem-details.ts",
    redocly: "src/redocly/index.ts",
  },
  resolve: { conditionNames: ["@error-contract/source", "import"] },
  output: {
    dir: "dist/cjs",
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    exports: "named",
  },
});
