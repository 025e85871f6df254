import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "@error-contract/testing";
import { editFile } from "./edit-file.ts";
import { excerptOf } from "./excerpt.ts";
import { type Block, readGuide } from "./read-guide.ts";
import { runSession } from "./run-session.ts";

/** The folder with all guides. */
export const guidesFolder: string = join(root, "docs");

/** A guide that was followed. */
export interface Followed {
  /** The guide with the output that its commands gave, and with its excerpts as the files have them. */
  readonly text: string;
  /** The files of its folder when all was done, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** The example whose finished state these files are. */
  readonly example: string | undefined;
}

/**
 * Does what a guide says, in a copy of its example: runs the commands, makes the edits, writes the files.
 *
 * @param markdown - the guide
 * @param programs - a folder with the program `error-contract`
 * @returns what came of it
 * @throws error with the line of the block that could not be followed
 */
export async function followGuide(markdown: string, programs: string): Promise<Followed> {
  const { start, example, blocks } = readGuide(markdown);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "guide-")));
  try {
    if (start !== undefined) await cp(join(guidesFolder, "examples", start), folder, { recursive: true });
    // What a project that follows the guide has installed.
    await symlink(join(guidesFolder, "node_modules"), join(folder, "node_modules"));
    const path = [programs, join(guidesFolder, "node_modules/.bin"), dirname(process.execPath)];
    const workplace = { folder, path };
    const lines = markdown.split("\n");
    const fresh = new Map<Block, readonly string[]>();
    for (const block of blocks) {
      try {
        fresh.set(block, await follow(block, workplace));
      } catch (error) {
        throw new Error(`line ${block.first + 1}: ${(error as Error).message}`, { cause: error });
      }
    }
    for (const block of blocks.toReversed())
      lines.splice(block.first, block.end - block.first, ...(fresh.get(block) ?? []));
    return { text: lines.join("\n"), files: await filesIn(folder), example };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function follow(block: Block, workplace: { readonly folder: string; readonly path: readonly string[] }) {
  const file = join(workplace.folder, block.path);
  switch (block.kind) {
    case "session":
      return runSession(block.lines, workplace);
    case "excerpt": {
      const [path = "", region] = block.path.split("#");
      return excerptOf(await readFile(join(root, path), "utf8"), region);
    }
    case "diff":
      await writeFile(file, editFile(await readFile(file, "utf8"), block.lines));
      return block.lines;
    case "file":
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${block.lines.join("\n")}\n`);
      return block.lines;
  }
}

/**
 * Reads the files of a folder, without what git and package managers keep there, and without generated code and pages.
 *
 * @param folder - its path
 * @returns their texts by path
 */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !/^(\.git|node_modules|\.npm|public|src\/api)\//.test(path))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)),
  );
}
