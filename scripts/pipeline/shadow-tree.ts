import { cpSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { basename, join } from "node:path";

const left = new Set([".git", ".build", ".data", "dist", "node_modules"]);
// A `.tsbuildinfo` says that `dist/` is up to date, which in the copy is not even there.
const isSource = (name: string): boolean => !left.has(name) && !name.endsWith(".tsbuildinfo");

/** Where the workspace's packages find each other: relative links, which lead from the copy of one to the copy of the other. */
const scope = "@error-contract";

/**
 * Copies the working tree's sources to a fresh folder, where a build can write without touching the last good one.
 * Dependencies are not copied: their links are, so that one workspace package finds the other inside the copy.
 *
 * @param root Absolute path of the repository.
 * @param parent Folder that receives the copy; on the same file system as `root`, its parts can be renamed into place.
 * @returns Absolute path of the copy. The caller removes it.
 * @example
 * const tree = await shadowTree(root, join(root, ".build"));
 */
export async function shadowTree(root: string, parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const tree = await mkdtemp(join(parent, `${process.pid}-`));
  // Entry by entry: a folder cannot be copied whole into itself, which is what `.build` would make of it. Synchronously: many
  // small files take less than half the time that way, and nothing else waits.
  for (const name of (await readdir(root)).filter(isSource)) {
    cpSync(join(root, name), join(tree, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => isSource(basename(path)),
    });
  }
  await Promise.all((await packages(root)).map((folder) => linkDependencies(join(root, folder), join(tree, folder))));
  return tree;
}

/** The workspace's folders that may have dependencies of their own, the root among them. */
async function packages(root: string): Promise<string[]> {
  const members = await readdir(join(root, "packages"));
  return ["", "spec", ...members.map((name) => join("packages", name))];
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
 * @param parent The folder given to `shadowTree`.
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
