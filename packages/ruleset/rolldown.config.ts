import { defineConfig, type Plugin } from "rolldown";

const input = {
  index: "src/index.ts",
  strict: "src/spectral/strict.ts",
  "problem-details": "src/spectral/problem-details.ts",
  redocly: "src/redocly/index.ts",
};

/**
 * Spectral parses every file of a ruleset twice and prints it anew before it loads it (by `Function`, too): 0.3 s for the rules,
 * more than they take to check a large document. So the chunk that holds them carries its code as a text.
 */
const rulesAsText: Plugin = {
  name: "rules-as-text",
  renderChunk(code, { name }, { format }) {
    if (format !== "cjs" || name !== "lint") return null;
    const text = JSON.stringify(`${code}\n//# sourceURL=@error-contract/ruleset/rules.cjs`);
    return `const rules = {};\nnew Function("exports", ${text})(rules);\nmodule.exports = rules;\n`;
  },
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
    plugins: [rulesAsText],
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
