import { dirname } from "node:path";
import type { IModule } from "dependency-cruiser";

/**
 * Finds folders that import each other. A package's `index.ts` is left out, because it only re-exports.
 *
 * @param modules - the modules that dependency-cruiser found
 * @returns each cycle once, as its folders and one import that closes it
 */
export function folderCycles(modules: readonly IModule[]): string[] {
  const imports = new Map<string, Map<string, string>>();
  for (const { source, dependencies } of modules.filter(({ source }) => isOurs(source))) {
    const from = dirname(source);
    for (const { resolved } of dependencies.filter((dependency) => isOurs(dependency.resolved))) {
      if (from === dirname(resolved)) continue;
      const known = imports.get(from) ?? new Map<string, string>();
      imports.set(from, known.set(dirname(resolved), `${source} imports ${resolved}`));
    }
  }

  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (folder: string, path: readonly string[]): void => {
    if (path.includes(folder)) {
      const closing = imports.get(path.at(-1) ?? "")?.get(folder);
      cycles.push(`${[...path.slice(path.indexOf(folder)), folder].join(" → ")}: ${closing}`);
    } else if (!finished.has(folder)) {
      for (const next of imports.get(folder)?.keys() ?? []) visit(next, [...path, folder]);
      finished.add(folder);
    }
  };
  for (const folder of imports.keys()) visit(folder, []);
  return cycles;
}

function isOurs(path: string): boolean {
  return (
    /^(packages|spec|scripts)\//.test(path) &&
    !/[.](test|suite|types)[.]ts$|\/(test|testing)\/|^packages\/[^/]+\/src\/index[.]ts$/.test(path)
  );
}
