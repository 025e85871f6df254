import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { copyTree } from "./copy-tree.ts";

/** Work whose results depend only on files. */
export interface Work {
  /** Where it is done. Inputs and outputs are relative to it. */
  readonly tree: string;
  /** The files and folders that determine the outputs. */
  readonly inputs: readonly string[];
  /** The files and folders that only this work produces; anything there before is removed. */
  readonly outputs: readonly string[];
  /** The folder that caches the last outputs, outside the tree and on the same file system. */
  readonly memory: string;
}

/**
 * Does some work, or restores its last outputs if its inputs are byte-for-byte the same.
 *
 * @param work - the inputs and outputs
 * @param make - does the work; only called if necessary
 * @throws {Error} whatever `make` throws; nothing is cached in that case
 * @example
 * await remembered({ tree, inputs: ["src"], outputs: ["dist"], memory: ".build/memory" }, compile);
 */
export async function remembered({ tree, inputs, outputs, memory }: Work, make: () => Promise<void>): Promise<void> {
  const known = join(memory, fingerprint(tree, inputs));
  // Leftovers of an older build must not be cached.
  await Promise.all(outputs.map((output) => rm(join(tree, output), { recursive: true, force: true })));
  if (await succeeds(copyAll(outputs, known, tree))) return;
  await make();
  await keep({ tree, outputs, memory, known });
}

/**
 * The cache is only changed by renames, so that a parallel build finds a complete result or none. One result is enough:
 * the next build usually has the inputs of the last one. Discarded results are removed together with the tree.
 */
async function keep({
  tree,
  outputs,
  memory,
  known,
}: Omit<Work, "inputs"> & { readonly known: string }): Promise<void> {
  const name = basename(memory);
  const [kept, forgotten] = [join(tree, ".kept", name), join(tree, ".forgotten", name)];
  await copyAll(outputs, tree, kept);
  await Promise.all([memory, forgotten].map((folder) => mkdir(folder, { recursive: true })));
  const old = await readdir(memory);
  await Promise.all(old.map((result) => succeeds(rename(join(memory, result), join(forgotten, result)))));
  await succeeds(rename(kept, known));
}

/** Whether it won the race: another build may have renamed the same folder. */
async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(ENOENT|ENOTEMPTY|EEXIST)$/.test(String(error.code)))
      return false;
    throw error;
  }
}

async function copyAll(outputs: readonly string[], from: string, to: string): Promise<void> {
  await Promise.all(outputs.map((output) => copyTree(join(from, output), join(to, output))));
}

/** Reads synchronously: promises take five times the CPU time for small files. */
function fingerprint(tree: string, inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const input of inputs)
    for (const file of filesIn(join(tree, input)).sort())
      hash
        .update(`${file.slice(tree.length)}\0`)
        .update(readFileSync(file))
        .update("\0");
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
