import { defineConfig } from "rolldown";

/**
 * What is published: the entry, a chunk for each subcommand, and what they share. Everything but the generator is inside: it
 * brings a TypeScript compiler, and is loaded by the one subcommand that needs it.
 * `--environment OUT_DIR:...` writes it elsewhere.
 */
export default defineConfig({
  cwd: import.meta.dirname,
  input: { "error-contract": "src/bin.ts" },
  platform: "node",
  external: [/^@error-contract\/generator/],
  resolve: {
    conditionNames: ["@error-contract/source", "import", "node"],
    mainFields: ["module", "main"], // jsonc-parser: its "main" cannot be bundled
  },
  output: {
    dir: process.env["OUT_DIR"] ?? "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    cleanDir: true,
  },
});
