import { defineConfig, type UserConfig } from "vite";

/** A static site: one page, one script and one style sheet, with relative URLs. */
const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  base: "./",
  // Resolves workspace packages to their sources, so that the page never has a stale client.
  resolve: { conditions: ["@error-contract/source", "module", "browser"] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the page's policy allows no data: scripts or styles
  },
});

export default config;
