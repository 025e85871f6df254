import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { InputError } from "../command-line/error.ts";

/**
 * Finds the Redocly CLI, which runs the tests. It is not a dependency, because only `test` needs it.
 *
 * @param cwd - the working directory, whose project is searched first
 * @returns the file that Node runs
 * @throws {InputError} if it is not installed
 */
export function findRedocly(cwd: string): string {
  for (const from of [join(cwd, "package.json"), import.meta.url]) {
    try {
      const manifest = createRequire(from).resolve("@redocly/cli/package.json");
      const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
      if (bin["redocly"]) return join(dirname(manifest), bin["redocly"]);
    } catch {
      // Not installed there; try the next place.
    }
  }
  throw new InputError("The tests need the Redocly CLI, which is not installed here.", {
    remedy: "Install it with: npm install --save-dev @redocly/cli",
  });
}
