import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { compilers } from "../../../client/src/testing/compile.ts";

const run = promisify(execFile);
const api = join(import.meta.dirname, "../..");
const client = join(api, "../client");

/**
 * Installs this package and the client it depends on as a user would have them: compiled, packed, and installed with npm in a
 * folder outside this repository.
 *
 * @returns the folder, and how to remove it
 */
export async function installPackedApi(): Promise<{ readonly home: string } & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), "error-contract-api-"));
  const packed = join(home, "packed");
  await mkdir(packed);
  await run(compilers["TypeScript 7"], ["--build", api]);
  for (const cwd of [client, api]) await run("npx", ["-y", "pnpm@12", "pack", "--pack-destination", packed], { cwd });
  const tarballs = (await readdir(packed)).map((name) => join(packed, name));
  await writeFile(join(home, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], { cwd: home });
  return { home, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
}
