import { defineConfig, type Plugin } from "rolldown";

const input = {
  index: "src/index.ts",
  strict: "src/spectral/strict.ts",
  "problem-details": "src/spectral/problem-details.ts",
  redocly: "src/redocly/index.ts",
};

/** The chunk that the adapters share: the rules, and the model that they read. */
const rules = { name: "rules", test: (id: string) => !/ruleset\/src\/(spectral|redocly|index)\b/.test(id) };

/**
 * Spectral parses each file of a ruleset twice and prints it again before loading it (with `Function`, too): 0.5 s for the
 * rules, more than they take to check a large document. So their chunk carries its code as a string.
 */
const rulesAsText: Plugin = {
  name: "rules-as-text",
  renderChunk(code, { name }, { format }) {
    if (format !== "cjs" || name !== rules.name) return null;
    const text = JSON.stringify(`${code}\n//# sourceURL=@error-contract/ruleset/rules.cjs`);
    return `const rules = {};\nnew Function("exports", ${text})(rules);\nmodule.exports = rules;\n`;
  },
};

/**
 * What is published: files without dependencies, in both module systems. Spectral `require`s a ruleset, and not every Node
 * that it supports can require an ES module; its editor extension bundles ES modules, and would fetch dependencies from a CDN.
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
      codeSplitting: { groups: [rules] },
      comments: { jsdoc: false }, // the types have them
      cleanDir: extension === "mjs", // the first of the two
    },
  })),
);
