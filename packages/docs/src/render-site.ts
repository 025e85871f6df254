import { readErrorContract } from "@error-contract/contract";
import { describeApi } from "./document/describe-api.ts";
import { viewOf } from "./document/document-view.ts";
import { type Files, renderErrorPages } from "./pages/render-error-pages.ts";
import { type ReferenceOptions, renderReference } from "./reference/render-reference.ts";
import type { Reference } from "./reference/with-catalogue.ts";

/** Options of {@link renderSite}. */
export interface SiteOptions extends ReferenceOptions {
  /**
   * The URL below which the files are served.
   *
   * @default the URL of the document's first server
   */
  readonly baseUrl?: string | undefined;
}

/**
 * Renders the whole documentation of an API: the reference (`index.html`) and the error dictionary (`errors/`), which link to each other.
 *
 * @param document - a bundled OpenAPI document
 * @param options - the options of `renderReference`, and the URL below which the files are served
 * @returns the files by path
 * @throws {ExecaError} (rejects) if Redoc cannot render the document
 * @example
 * await writePages("dist", await renderSite(document, { config: "redocly.yaml", baseUrl: "https://docs.example.com" }));
 */
export async function renderSite(document: Reference, options: SiteOptions): Promise<Files> {
  const { clientModule } = options;
  const baseUrl = options.baseUrl ?? describeApi(viewOf(document)).server ?? "http://localhost";
  const pages = renderErrorPages(readErrorContract(document), {
    document,
    baseUrl,
    docsUrl: "index.html",
    clientModule,
  });
  return new Map([["index.html", await renderReference(document, options)], ...pages]);
}
