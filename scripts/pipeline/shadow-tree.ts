import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { copyTree } from "./copy-tree.ts";

// A `.tsbuildinfo` says that `dist/` is up to date, but the copy has no `dist/`.
const notSource = /^(\.git|\.build|\.data|dist|node_modules)$|\.tsbuildinfo$/;
// No build reads tests or benchmarks; without them the copy takes a third less time.
const ofTests = /^(corpus|testing|test|bench)$|\.test\.ts$/;

/** Where the workspace's packages find each other: relative links, which lead from one copy to the other. */
const scope = "@error-contract";

/**
 * Copies the working tree's sources to a fresh folder, where a build can write without affecting the last good one.
 * Instead of dependencies, it copies their links, so that workspace packages find each other inside the copy.
 *
 * @param root - absolute path of the repository
 * @param parent - folder that receives the copy; on the same file system as `root`, its parts can be renamed into place
 * @param options.tests - whether the copy has the tests too; @default false
 * @returns absolute path of the copy, which the caller removes
 * @example
 * const tree = await shadowTree(root, join(root, ".build"));
 */
export async function shadowTree(
  root: string,
  parent: string,
  { tests = false }: { readonly tests?: boolean } = {},
): Promise<string> {
  await mkdir(parent, { recursive: true });
  const tree = await mkdtemp(join(parent, `${process.pid}-`));
  // A package may be named like a folder of tests.
  const isOfTests = (name: string, folder: string) =>
    ofTests.test(name) && !existsSync(join(folder, name, "package.json"));
  const isMade = (name: string, folder: string) => notSource.test(name) || join(folder, name) === join(root, "site");
  await copyTree(root, tree, (name, folder) => !isMade(name, folder) && (tests || !isOfTests(name, folder)));
  await Promise.all((await packages(root)).map((folder) => linkDependencies(join(root, folder), join(tree, folder))));
  return tree;
}

/** The workspace's folders that may have dependencies of their own, the root among them. */
async function packages(root: string): Promise<string[]> {
  const members = await readdir(join(root, "packages"));
  return ["", "docs", "spec", ...members.map((name) => join("packages", name))];
}

async function linkDependencies(from: string, to: string): Promise<void> {
  const source = join(from, "node_modules");
  const target = join(to, "node_modules");
  const names = await readdir(source).catch(() => []);
  if (names.length > 0) await mkdir(target);
  await Promise.all(
    names.map((name) =>
      name === scope
        ? copyTree(join(source, name), join(target, name))
        : symlink(join(source, name), join(target, name)),
    ),
  );
}

/**
 * Removes the copies left behind by builds that were killed.
 *
 * @param parent - the folder given to `shadowTree`
 */
export async function removeAbandoned(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const abandoned = names.filter((name) => /^\d+-/.test(name) && !isAlive(Number.parseInt(name, 10)));
  await Promise.all(abandoned.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
