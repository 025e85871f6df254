import { resolve } from "node:path";
import { defineConfig } from "rolldown";
import license from "rollup-plugin-license";

const outDir = process.env["OUT_DIR"] ?? "dist";

/**
 * What is published: the entry, the program of `lint`'s threads, a chunk for each subcommand, and one for what several of them share. Two dependencies stay
 * outside and are loaded where they are needed: the generator, which brings a TypeScript compiler, and `yaml`.
 * `--environment OUT_DIR:...` writes it elsewhere.
 */
export default defineConfig({
  cwd: import.meta.dirname,
  input: { "error-contract": "src/bin.ts", "lint-worker": "src/lint/fleet/worker.ts" },
  platform: "node",
  external: [/^@error-contract\/generator/, "yaml"],
  resolve: {
    conditionNames: ["@error-contract/source", "import", "node"],
    mainFields: ["module", "main"], // jsonc-parser: its "main" cannot be bundled
  },
  experimental: { attachDebugInfo: "none" }, // its comments contain folders of the machine that bundles it
  // A license goes with its code. The release also reads the list for its bill of materials.
  plugins: [
    license({
      cwd: import.meta.dirname,
      thirdParty: {
        output: [
          { file: resolve(import.meta.dirname, outDir, "LICENSES.txt") },
          {
            file: resolve(import.meta.dirname, outDir, "bundled.json"),
            template: (dependencies) =>
              JSON.stringify(
                dependencies.map(({ name, version, license }) => ({ name, version, license })),
                null,
                2,
              ),
          },
        ],
      },
    }),
  ],
  output: {
    dir: outDir,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    comments: { jsdoc: false },
    cleanDir: true,
    // Opening a file costs a millisecond, more than loading code that a subcommand does not need.
    codeSplitting: { groups: [{ name: "shared", minShareCount: 2 }] },
  },
});
