import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes rendered files into a folder. Other files in the folder are kept.
 *
 * @param folder - the folder, created if missing
 * @param files - the result of `renderErrorPages`, `renderSite` or `renderProjectSite`
 * @throws {Error} (rejects) the error of the file system, if the folder is not writable
 * @example await writePages("dist", renderErrorPages(model, { document, baseUrl: "https://docs.example.com" }));
 */
export async function writePages(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(folder, path))));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all([...files].map(([path, content]) => writeFile(join(folder, path), content)));
}
