import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import { InputError } from "../../command-line/error.ts";
import type { Source } from "../syntax/source.ts";
import { openFetched } from "./fetched.ts";
import type { Files } from "./files.ts";

/** In bytes; Node's own limit is 1 MB. */
const LARGEST_OUTPUT = 512 * 1024 * 1024;

/**
 * Opens a document as it was at a commit.
 *
 * @param argument - `git:REF:path`; the path is relative to the working directory, as everywhere
 * @param cwd - the working directory, in a repository
 * @returns its entry, and the files that it refers to, of the same commit
 * @throws {InputError} if there is no such commit or file
 */
export async function openInGit(
  argument: string,
  cwd: string,
): Promise<{ readonly entry: Source; readonly files: Files }> {
  const [, ref, path] = /^git:([^:]+):(.+)$/.exec(argument) ?? [];
  if (ref === undefined || path === undefined) {
    throw new InputError("git: needs a commit and a path.", {
      place: { file: argument },
      remedy: "Write git:REF:path, such as git:main:openapi.yaml",
    });
  }
  const { prefix, hash } = requireCommit(ref, cwd, argument);
  return openFetched(posix.join(prefix, path), {
    nameOf: (address) => `git:${ref}:${address}`,
    address: (reference, from) => posix.join(posix.dirname(from), reference),
    get: async (addresses) => blobs(hash, addresses, cwd, (address) => `git:${ref}:${address}`),
  });
}

/**
 * Finds a commit.
 *
 * @param ref - a branch, a tag or a hash
 * @param cwd - the working directory, in a repository
 * @param argument - its name in messages; @default `git:REF`
 * @returns its hash, and the working directory relative to the repository's root
 * @throws {InputError} if there is no such commit or no repository
 */
export function requireCommit(
  ref: string,
  cwd: string,
  argument: string = `git:${ref}`,
): { readonly prefix: string; readonly hash: string } {
  const prefix = git(["rev-parse", "--show-prefix"], cwd);
  if (prefix.status !== 0) {
    throw new InputError("The working directory is not in a git repository.", {
      place: { file: argument },
      remedy: "Run the command inside the repository, or pass the path of a file.",
    });
  }
  const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`], cwd);
  if (commit.status !== 0) {
    const remedy = `Name a branch, tag or commit. In a shallow clone, fetch it first: git fetch origin ${ref}`;
    throw new InputError(`There is no commit "${ref}".`, { place: { file: argument }, remedy });
  }
  return { prefix: text(prefix).trim(), hash: text(commit).trim() };
}

/**
 * Reads all files in one process, because a document of thousands of files would otherwise start thousands of
 * processes.
 */
function blobs(commit: string, paths: readonly string[], cwd: string, nameOf: (path: string) => string) {
  const names = paths.map((path) => `${commit}:${path}\n`).join("");
  const { stdout } = git(["cat-file", "--batch"], cwd, names);
  let at = 0;
  return paths.map((path) => {
    const end = stdout.indexOf("\n", at);
    const [, type, size] = stdout.toString("utf8", at, end).split(" ").slice(-3);
    at = end + 1;
    if (type !== "blob") {
      // `missing`, or a folder, whose content follows too
      if (type === "tree") at += Number(size) + 1;
      return new InputError("There is no such file in that commit.", {
        place: { file: nameOf(path) },
        remedy: "Correct the path, which begins at the working directory, or name another commit.",
      });
    }
    const content = stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return content;
  });
}

function git(args: readonly string[], cwd: string, input?: string) {
  const result = spawnSync("git", args, { cwd, input, maxBuffer: LARGEST_OUTPUT });
  if (result.error) throw new InputError(`git cannot be run: ${result.error.message}.`, { remedy: "Install git." });
  return result;
}

function text({ stdout }: { readonly stdout: Buffer }): string {
  return stdout.toString("utf8");
}
