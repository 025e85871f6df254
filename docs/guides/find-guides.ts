import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { guidesFolder } from "./follow-guide.ts";

/**
 * Lists the guides.
 *
 * @returns their paths, relative to `docs/`
 */
export async function findGuides(): Promise<readonly string[]> {
  const entries = await readdir(guidesFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name).slice(guidesFolder.length + 1))
    .filter((path) => !/^(examples|node_modules|\.build)\//.test(path))
    .sort();
}
