import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../pipeline/repository.ts";
import type { Manifest } from "./published-packages.ts";

/** A package as it is installed in this repository. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or whatever the manifest has instead. */
  readonly license: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly needs: readonly string[];
}

/**
 * Resolves a package as Node would.
 *
 * @param name - the name of the package
 * @param from - absolute path of the folder of the package that needs it
 * @returns the package; `undefined` if it is not installed, such as an optional dependency for another platform
 */
export function findInstalled(name: string, from: string): Installed | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return readInstalled(realpathSync(found));
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Lists what is installed with a package.
 *
 * @param start - the package
 * @returns the package and its direct and indirect dependencies, each once
 */
export function closureOf(start: Installed): Installed[] {
  const found = new Map<string, Installed>();
  const add = (each: Installed): void => {
    if (found.has(each.folder)) return;
    found.set(each.folder, each);
    for (const name of each.needs) {
      const needed = findInstalled(name, each.folder);
      if (needed !== undefined) add(needed);
    }
  };
  add(start);
  return [...found.values()];
}

/**
 * Lists everything that is installed in this repository, including development tools.
 *
 * @returns every version of every third-party package
 */
export function allInstalled(): Installed[] {
  const store = join(root, "node_modules/.pnpm");
  return readdirSync(store).flatMap((entry) => {
    const scoped = entry.startsWith("@");
    const [name = ""] = (scoped ? entry.slice(1) : entry).split("@");
    const folder = join(store, entry, "node_modules", scoped ? `@${name.replace("+", "/")}` : name);
    return existsSync(join(folder, "package.json")) ? [readInstalled(folder)] : [];
  });
}

/**
 * Measures a package.
 *
 * @param installed - the package
 * @returns its size on disk in bytes, without its dependencies
 */
export function sizeOf({ folder }: Installed): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

interface Written extends Manifest {
  /** The notation of very old packages. */
  readonly licenses?: readonly { readonly type: string }[];
}

function readInstalled(folder: string): Installed {
  const manifest: Written = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, license, licenses = [], dependencies, optionalDependencies } = manifest;
  return {
    name,
    version,
    license: license ?? licenses.map(({ type }) => type).join(" OR "),
    folder,
    needs: Object.keys({ ...dependencies, ...optionalDependencies }),
  };
}
