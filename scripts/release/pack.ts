import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import { publishedPackages, type WorkspacePackage } from "./published-packages.ts";
import { openTarball, type Tarball } from "./tarball.ts";

/**
 * Packs every published package of the last build.
 *
 * @param folder - absolute path of the folder for the tarballs; its content is removed
 * @returns the tarballs, each after its dependencies, so that each can be installed once published
 */
export async function packAll(folder: string): Promise<Tarball[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const filters = publishedPackages.flatMap(({ manifest }) => ["--filter", manifest.name]);
  await execa("npx", ["-y", "pnpm@12", ...filters, "pack", "--pack-destination", folder], { cwd: root });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const tarballs = await Promise.all(names.map((name) => openTarball(join(folder, name))));
  const order = dependenciesFirst(publishedPackages).map(({ manifest }) => manifest.name);
  return tarballs.sort((a, b) => order.indexOf(a.manifest.name) - order.indexOf(b.manifest.name));
}

/**
 * Sorts packages so that each comes after its dependencies.
 *
 * @param packages - in any order, without cycles
 * @returns the same packages
 */
export function dependenciesFirst(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const ordered = new Set<WorkspacePackage>();
  const add = (each: WorkspacePackage): void => {
    const { dependencies = {} } = each.manifest;
    packages.filter(({ manifest }) => manifest.name in dependencies).forEach(add);
    ordered.add(each);
  };
  packages.forEach(add);
  return [...ordered];
}
