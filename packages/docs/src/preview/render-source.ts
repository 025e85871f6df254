import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecaError, execa } from "execa";
import type { Files } from "../pages/render-error-pages.ts";
import { redoclyEnvironment } from "../reference/redocly-environment.ts";
import { renderSite } from "../render-site.ts";

/** A site to show, with what the linter found, or what keeps the document from being rendered, in the tool's own words. */
export type Rendering =
  | { readonly ok: true; readonly files: Files; readonly findings: string | undefined }
  | { readonly ok: false; readonly problem: string };

/** More findings than this are not read at a glance. */
const MOST_FINDINGS = 20;

/**
 * Renders the reference and the error pages straight from a document's source files, and lints them.
 *
 * @param entry - absolute path of the entry document
 * @param root - folder that holds `redocly.yaml`; places in a problem are told relative to it
 * @returns the site, or the problem: a document that is broken is an everyday state of a preview, not an exception
 * @throws what is not the document's fault, such as a missing tool
 * @example
 * const rendering = await renderSource("/repository/spec/openapi.yaml", "/repository");
 */
export async function renderSource(entry: string, root: string): Promise<Rendering> {
  const folder = await mkdtemp(join(tmpdir(), "error-contract-preview-"));
  const bundle = join(folder, "openapi.json");
  const config = join(root, "redocly.yaml");
  const run = (...command: readonly string[]) =>
    execa("redocly", command, {
      all: true,
      cwd: root,
      preferLocal: true,
      localDir: import.meta.dirname,
      env: redoclyEnvironment,
    });
  try {
    await run("bundle", entry, "--output", bundle);
    const document = JSON.parse(await readFile(bundle, "utf8"));
    const [files, linted] = await Promise.all([
      renderSite(document, { config }),
      run("lint", entry, "--config", config, "--format", "stylish", "--max-problems", String(MOST_FINDINGS)).catch(
        asFindings,
      ),
    ]);
    const { stdout } = linted;
    const findings = stdout.trim() === "" ? undefined : stdout.replaceAll(`${root}/`, "").trim();
    return { ok: true, files, findings };
  } catch (error) {
    if (!(error instanceof ExecaError) || error.exitCode === undefined) throw error;
    return { ok: false, problem: String(error.all).replaceAll(`${root}/`, "").trim() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The linter's exit code says that it found errors; they are on its standard output. */
function asFindings(error: unknown): { readonly stdout: string } {
  if (error instanceof ExecaError && error.exitCode === 1 && String(error.stdout).trim() !== "") {
    return { stdout: String(error.stdout) };
  }
  throw error;
}
