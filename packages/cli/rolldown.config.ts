import { defineConfig } from "rolldown";

/**
 * What is published: the entry, a chunk for each subcommand, and what they share. Two dependencies stay
 * outside and are loaded where they are needed: the generator, which brings a TypeScript compiler, and `yaml`.
 * `--environment OUT_DIR:...` writes it elsewhere.
 */
export default defineConfig({
  cwd: import.meta.dirname,
  input: { "error-contract": "src/bin.ts" },
  platform: "node",
  external: [/^@error-contract\/generator/, "yaml"],
  resolve: {
    conditionNames: ["@error-contract/source", "import", "node"],
    mainFields: ["module", "main"], // jsonc-parser: its "main" cannot be bundled
  },
  experimental: { attachDebugInfo: "none" }, // its comments name folders of the machine that bundles
  output: {
    dir: process.env["OUT_DIR"] ?? "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    cleanDir: true,
  },
});
