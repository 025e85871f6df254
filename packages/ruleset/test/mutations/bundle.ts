import { join } from "node:path";
import { isJson, type Json } from "@error-contract/contract";
import { bundle, createConfig } from "@redocly/openapi-core";
import { errorContractPlugin } from "../../src/redocly/plugin.ts";

const ENTRY = join(import.meta.dirname, "../../../../spec/openapi.yaml");

/**
 * Bundles the project's own specification as the build does: with the plugin, which makes Redocly keep the references
 * in `x-error-contract`.
 *
 * @returns the document; every `$ref` leads to a place inside it
 */
export async function bundleSpecification(): Promise<Json> {
  const { id, typeExtension } = errorContractPlugin();
  const config = await createConfig({ plugins: [{ id, typeExtension }] });
  const { bundle: document } = await bundle({ ref: ENTRY, config });
  if (!isJson(document.parsed)) throw new Error(`${ENTRY} is no mapping`);
  return document.parsed;
}
