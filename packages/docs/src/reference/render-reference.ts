import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readErrorContract } from "@error-contract/contract";
import { execa } from "execa";
import { readDictionary } from "../pages/dictionary.ts";
import { withReadingView } from "./reading-view.ts";
import { redoclyEnvironment } from "./redocly-environment.ts";
import { selfContained } from "./self-contained.ts";
import { type Reference, withCatalogue } from "./with-catalogue.ts";
import { withSamples } from "./with-samples.ts";

/** Options of {@link renderReference}. */
export interface ReferenceOptions {
  /** The path of the `redocly.yaml` with Redoc's options. */
  readonly config: string;
  /**
   * The module of the API's generated client.
   *
   * @default no TypeScript samples
   */
  readonly clientModule?: string | undefined;
  /**
   * Aborts the rendering.
   *
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Renders the reference of an OpenAPI document with Redoc (`redocly build-docs`). Its links to errors lead to `errors/`
 * next to the page: write the files of `renderErrorPages` there.
 *
 * @param document - a bundled OpenAPI document
 * @param options - Redoc's options and the client for the samples
 * @returns one HTML page, with scripts and styles inline, that needs no network
 * @throws {ExecaError} (rejects) if Redoc cannot render the document; its `all` contains Redoc's output
 * @example
 * const html = await renderReference(document, { config: "redocly.yaml" });
 */
export async function renderReference(document: Reference, options: ReferenceOptions): Promise<string> {
  const { config, clientModule, signal } = options;
  const model = readErrorContract(document);
  const dictionary = readDictionary(model, { document, baseUrl: "" });
  const shown = withCatalogue(withSamples(document, model, dictionary, clientModule), dictionary);
  const folder = await mkdtemp(join(tmpdir(), "error-contract-docs-"));
  try {
    const input = join(folder, "openapi.json");
    const output = join(folder, "index.html");
    await writeFile(input, JSON.stringify(shown));
    await execa("redocly", ["build-docs", input, "--output", output, "--inlineBundle", "--config", config], {
      all: true,
      preferLocal: true,
      localDir: import.meta.dirname,
      env: redoclyEnvironment,
      ...(signal && { cancelSignal: signal }),
    });
    const page = selfContained(await readFile(output, "utf8"));
    return withReadingView(page, document, model, dictionary, clientModule);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
