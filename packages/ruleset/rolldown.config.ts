import { defineConfig } from "rolldown";

const input = {
  index: "src/index.ts",
  strict: "src/spectral/strict.ts",
  "problem-details": "src/spectral/problem-details.ts",
  redocly: "src/redocly/index.ts",
};

/**
 * What is published: files without dependencies, in both module systems. Spectral `require`s a ruleset, and not every Node
 * that it runs on can require an ES module; its editor extension bundles ES modules, and would fetch a dependency from a CDN.
 * `--environment OUT_DIR:...` writes them elsewhere.
 */
export default defineConfig(
  (["mjs", "cjs"] as const).map((extension) => ({
    cwd: import.meta.dirname,
    input,
    resolve: { conditionNames: ["@error-contract/source", "import"] },
    output: {
      dir: process.env["OUT_DIR"] ?? "dist/bundle",
      format: extension === "mjs" ? "esm" : "cjs",
      exports: "named",
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `[name].${extension}`,
    },
  })),
);
