import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecaError, execa } from "execa";
import { redoclyEnvironment } from "../reference/redocly-environment.ts";
import { renderReference } from "../reference/render-reference.ts";

/** A page to show, or what is wrong with the document, in the tool's own words. */
export type Rendering = { readonly ok: true; readonly html: string } | { readonly ok: false; readonly problem: string };

/**
 * Renders the reference straight from a document's source files.
 *
 * @param entry Absolute path of the entry document.
 * @param root Folder that holds `redocly.yaml`; places in a problem are told relative to it.
 * @returns The page, or the problem: a document that is broken is an everyday state of a preview, not an exception.
 * @throws What is not the document's fault, such as a missing tool.
 * @example
 * const rendering = await renderSource("/repository/spec/openapi.yaml", "/repository");
 */
export async function renderSource(entry: string, root: string): Promise<Rendering> {
  const folder = await mkdtemp(join(tmpdir(), "error-contract-preview-"));
  const bundle = join(folder, "openapi.json");
  try {
    await execa("redocly", ["bundle", entry, "--output", bundle], {
      all: true,
      cwd: root,
      preferLocal: true,
      localDir: import.meta.dirname,
      env: redoclyEnvironment,
    });
    const document = JSON.parse(await readFile(bundle, "utf8"));
    return { ok: true, html: await renderReference(document, { config: join(root, "redocly.yaml") }) };
  } catch (error) {
    if (!(error instanceof ExecaError) || error.exitCode === undefined) throw error;
    return { ok: false, problem: String(error.all).replaceAll(`${root}/`, "").trim() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
