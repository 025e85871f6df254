import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readdir, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";

// A `.tsbuildinfo` says that `dist/` is up to date, which in the copy is not even there.
const notSource = /^(\.git|\.build|\.data|dist|node_modules)$|\.tsbuildinfo$/;
// No build reads a test: without them the copy takes a third less time.
const ofTests = /^(corpus|testing)$|\.test\.ts$/;

/** Where the workspace's packages find each other: relative links, which lead from the copy of one to the copy of the other. */
const scope = "@error-contract";

/**
 * Copies the working tree's sources to a fresh folder, where a build can write without touching the last good one.
 * Dependencies are not copied: their links are, so that one workspace package finds the other inside the copy.
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
  // A package may be called like a folder of tests.
  const isOfTests = (name: string, folder: string) =>
    ofTests.test(name) && !existsSync(join(folder, name, "package.json"));
  await copySources(root, tree, (name, folder) => !notSource.test(name) && (tests || !isOfTests(name, folder)));
  await Promise.all((await packages(root)).map((folder) => linkDependencies(join(root, folder), join(tree, folder))));
  return tree;
}

/** Not by Node's `cp`, which takes twice as long for many small files; and side by side, because every build waits for it. */
async function copySources(
  from: string,
  to: string,
  isSource: (name: string, folder: string) => boolean,
): Promise<void> {
  const entries = (await readdir(from, { withFileTypes: true })).filter(({ name }) => isSource(name, from));
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      if (entry.isFile()) return copyFile(source, target);
      await mkdir(target);
      return copySources(source, target, isSource);
    }),
  );
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
        ? cp(join(source, name), join(target, name), { recursive: true, verbatimSymlinks: true })
        : symlink(join(source, name), join(target, name)),
    ),
  );
}

/**
 * Removes the copies that builds killed from outside have left behind.
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
