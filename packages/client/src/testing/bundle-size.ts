import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/** What a bundle weighs, in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** How to bundle. */
export interface BundleOptions {
  /** Where the imports of the entry are looked for. */
  readonly resolveDir: string;
  readonly plugins?: readonly Plugin[];
  /** `browser` (default) refuses Node's modules; `node` leaves them out. */
  readonly platform?: "browser" | "node";
}

/**
 * Bundles a module, minified and tree-shaken, and weighs it.
 *
 * @param entry the text of the module: what it exports is what is kept
 * @param options where its imports are found
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

/** Leaves out the codes of the API, which are data of the document: a longer catalogue makes no longer client. */
const withoutCatalogue: Plugin = {
  name: "without-catalogue",
  setup({ onLoad }) {
    const contents = "export const errorContract = false, errorCatalogue = {}, operationErrors = {};";
    onLoad({ filter: /generated[/\\]errors\.ts$/ }, () => ({ contents, loader: "js" }));
  },
};

/** What some exports of the client add to a bundle that has openapi-fetch in it. */
export interface AddedSize {
  /** The client's own code, in bytes, minified and gzipped. */
  readonly code: number;
  /** The same with the error codes of this package's API. */
  readonly withCatalogue: number;
}

const source = join(import.meta.dirname, "..");

/**
 * Weighs exports of the client, on top of openapi-fetch.
 *
 * @param exports their names; `*` for all
 * @returns what they add
 */
export async function addedSize(exports: string): Promise<AddedSize> {
  const entry = `export ${exports === "*" ? "*" : `{ ${exports} }`} from "./index.ts";`;
  const alone = await bundleSize('export { default } from "openapi-fetch";', { resolveDir: source });
  const full = await bundleSize(entry, { resolveDir: source });
  const code = await bundleSize(entry, { resolveDir: source, plugins: [withoutCatalogue] });
  return { code: code.gzipped - alone.gzipped, withCatalogue: full.gzipped - alone.gzipped };
}
