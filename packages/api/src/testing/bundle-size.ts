import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/** The size of a bundle, in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** How to bundle. */
export interface BundleOptions {
  /** Where to resolve the imports of the entry. */
  readonly resolveDir: string;
  readonly plugins?: readonly Plugin[];
  /** `browser` (default) rejects Node's modules; `node` leaves them external. */
  readonly platform?: "browser" | "node";
}

/**
 * Bundles a module, minified and tree-shaken, and measures its size.
 *
 * @param entry - the source of the module: only what it exports is kept
 * @param options - where to resolve its imports
 * @returns the size, gzipped at the highest level
 */
export async function bundleSize(
  entry: string,
  { resolveDir, plugins = [], platform = "browser" }: BundleOptions,
): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform,
    target: "es2022",
    conditions: ["@error-contract/source"],
    logLevel: "error",
    plugins: [...plugins],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("esbuild gave no output");
  return { minified: output.contents.length, gzipped: gzipSync(output.contents, { level: 9 }).length };
}

const source = join(import.meta.dirname, "..");
const openapiFetch = join(import.meta.dirname, "../../../client");

/**
 * Measures exports of this API's client, with its error descriptor, on top of openapi-fetch.
 *
 * @param exports - their names
 * @returns what they add, in bytes, minified and gzipped
 */
export async function addedSize(exports: string): Promise<number> {
  const alone = await bundleSize('export { default } from "openapi-fetch";', { resolveDir: openapiFetch });
  const full = await bundleSize(`export { ${exports} } from "./generated/index.ts";`, { resolveDir: source });
  return full.gzipped - alone.gzipped;
}
