import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { RepositoryCopy } from "./repository-copy.ts";

/**
 * Packs packages as a release does, but in a copy of the repository: packing recompiles them, which would briefly
 * remove the `dist/` folders that other tests use.
 *
 * @param names - the names of the packages
 * @param folder - absolute path of the folder that receives the tarballs; it is created
 * @returns the paths of the tarballs
 */
export async function packInCopy(names: readonly string[], folder: string): Promise<readonly string[]> {
  await using copy = await RepositoryCopy.make();
  const inCopy = { cwd: copy.root, preferLocal: true } as const;
  await execa("tsc", ["--build", "packages/generator"], inCopy);
  await mkdir(folder, { recursive: true });
  const filters = names.flatMap((name) => ["--filter", name]);
  await execa("npx", ["-y", "pnpm@12", ...filters, "pack", "--pack-destination", folder], inCopy);
  return (await readdir(folder)).map((name) => join(folder, name));
}
