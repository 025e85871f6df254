import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { compilers } from "../../../client/src/testing/compile.ts";

const run = promisify(execFile);
const client = join(import.meta.dirname, "../..");

/**
 * Installs the client as a stranger would have it: compiled, packed, and put with npm into a folder outside of this repository.
 *
 * @returns the folder, and how to remove it
 */
export async function installPackedClient(): Promise<{ readonly home: string } & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), "error-contract-client-"));
  await run(compilers["TypeScript 7"], ["--build", client]);
  await run("npx", ["-y", "pnpm@12", "pack", "--pack-destination", home], { cwd: client });
  const [tarball = ""] = await readdir(home);
  await writeFile(join(home, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(home, tarball)], { cwd: home });
  return { home, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
}
