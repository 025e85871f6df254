import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { redoclyEnvironment } from "./redocly-environment.ts";
import { selfContained } from "./self-contained.ts";
import { type Reference, withCatalogue } from "./with-catalogue.ts";

/**
 * Renders the reference of an OpenAPI document, error catalogue included, with Redoc (`redocly build-docs`).
 *
 * @param document A bundled OpenAPI document.
 * @param options.config Path of the `redocly.yaml` that holds the Redoc options.
 * @param options.signal Stops the renderer.
 * @returns One HTML page that needs no network: scripts and styles are in it.
 * @throws ExecaError when Redoc cannot render the document; its `all` holds Redoc's own words.
 * @example
 * const html = await renderReference(document, { config: "redocly.yaml" });
 */
export async function renderReference(
  document: Reference,
  { config, signal }: { readonly config: string; readonly signal?: AbortSignal },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "error-contract-docs-"));
  try {
    const input = join(folder, "openapi.json");
    const output = join(folder, "index.html");
    await writeFile(input, JSON.stringify(withCatalogue(document)));
    await execa("redocly", ["build-docs", input, "--output", output, "--inlineBundle", "--config", config], {
      all: true,
      preferLocal: true,
      localDir: import.meta.dirname,
      env: redoclyEnvironment,
      ...(signal && { cancelSignal: signal }),
    });
    return selfContained(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
