import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { copyTree } from "./copy-tree.ts";

/** A piece of work whose results depend on files alone. */
export interface Work {
  /** Where it is done. Inputs and outputs are relative to it. */
  readonly tree: string;
  /** Files and folders that decide what comes out. */
  readonly inputs: readonly string[];
  /** Files and folders that come out, of this work alone: what lies there before goes. */
  readonly outputs: readonly string[];
  /** Folder that keeps the outputs of the last time, outside the tree and on the same file system. */
  readonly memory: string;
}

/**
 * Does some work, or puts in place what came of it last time when its inputs are the same to the byte.
 *
 * @param work - what goes in and what comes out
 * @param make - does the work; called only when it has to be done.
 * @throws whatever `make` throws; nothing is remembered then.
 * @example
 * await remembered({ tree, inputs: ["src"], outputs: ["dist"], memory: ".build/memory" }, compile);
 */
export async function remembered({ tree, inputs, outputs, memory }: Work, make: () => Promise<void>): Promise<void> {
  const known = join(memory, await fingerprint(tree, inputs));
  // What an older build has left there is not ours to keep.
  await Promise.all(outputs.map((output) => rm(join(tree, output), { recursive: true, force: true })));
  if (existsSync(known)) {
    await copyAll(outputs, known, tree);
    return;
  }
  await make();
  const kept = `${known}.${process.pid}`;
  await copyAll(outputs, tree, kept);
  await forget(memory, kept);
  await rename(kept, known);
}

async function copyAll(outputs: readonly string[], from: string, to: string): Promise<void> {
  await Promise.all(outputs.map((output) => copyTree(join(from, output), join(to, output))));
}

async function fingerprint(tree: string, inputs: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const below = await readdir(join(tree, input), { recursive: true, withFileTypes: true }).catch(() => undefined);
    const files = below?.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    for (const file of files?.sort() ?? [join(tree, input)]) {
      hash
        .update(`${file.slice(tree.length)}\0`)
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

/** One result is enough: the next build mostly has the inputs of the last one. */
async function forget(memory: string, except: string): Promise<void> {
  const names = await readdir(memory);
  const others = names.map((name) => join(memory, name)).filter((path) => path !== except);
  await Promise.all(others.map((path) => rm(path, { recursive: true, force: true })));
}
