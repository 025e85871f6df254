import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./root.ts";

/**
 * Installs the packages that a benchmark compares with, outside the workspace because nothing else needs them.
 * They are kept under `.data/bench` for the next run.
 *
 * @param versions - the exact version of each package, so that results remain comparable
 * @returns the folder that contains `node_modules`
 */
export async function installPeers(versions: Readonly<Record<string, string>>): Promise<string> {
  const home = join(root, ".data/bench/peers");
  const missing = Object.keys(versions).filter((name) => !existsSync(join(home, "node_modules", name)));
  if (missing.length === 0) return home;
  await mkdir(home, { recursive: true });
  if (!existsSync(join(home, "package.json"))) await writeFile(join(home, "package.json"), '{ "private": true }');
  const packages = missing.map((name) => `${name}@${versions[name]}`);
  await execa("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", ...packages], {
    cwd: home,
  });
  return home;
}
