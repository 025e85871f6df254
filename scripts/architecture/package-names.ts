import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Lists the packages of a repository. It skips folders without a manifest, which packages leave behind when they move.
 *
 * @param root - absolute path of the repository
 * @returns the names of their folders
 */
export async function packageNames(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, "packages"));
  return names.filter((name) => existsSync(join(root, "packages", name, "package.json")));
}
