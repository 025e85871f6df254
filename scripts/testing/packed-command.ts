import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { packInCopy } from "./pack-in-copy.ts";

/** The packages of this repository that `error-contract` installs. */
const packages = ["error-contract", "@error-contract/contract", "@error-contract/generator"];

/** The command as users have it: installed from its tarballs, outside the workspace. */
export interface PackedCommand extends AsyncDisposable {
  /** The folder with `node_modules`. */
  readonly home: string;
  /** The file that npm links as `error-contract`. */
  readonly bin: string;
}

/**
 * Packs the command and the packages that it depends on, and installs the tarballs.
 *
 * @returns the installed command; disposing of it removes it
 */
export async function installPackedCommand(): Promise<PackedCommand> {
  const home = await mkdtemp(join(tmpdir(), "packed-command-"));
  const tarballs = await packInCopy(packages, join(home, "packed"));
  await writeFile(join(home, "package.json"), '{ "private": true }');
  await execa("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], { cwd: home });
  return {
    home,
    bin: join(home, "node_modules/.bin/error-contract"),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

/**
 * Finds a version of Node, which npm installs once and caches.
 *
 * @param major - `20`
 * @returns the path of its program
 */
export async function nodeOf(major: string): Promise<string> {
  const { stdout } = await execa("npx", ["-y", `node@${major}`, "-p", "process.execPath"]);
  return stdout;
}
