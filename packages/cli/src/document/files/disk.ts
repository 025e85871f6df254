import { dirname, isAbsolute, join, resolve, sep } from "node:path";
import type { Progress } from "../../command-line/progress.ts";
import { parse } from "../syntax/parse.ts";
import type { Source } from "../syntax/source.ts";
import type { Files } from "./files.ts";
import { nameOf } from "./name-of.ts";
import { readText } from "./read-file.ts";

/**
 * Opens a document on disk.
 *
 * @param argument - its path, relative to the working directory
 * @param cwd - the working directory
 * @param progress - where to announce a large file
 * @returns its entry, and the files that it may refer to
 * @throws {InputError} if the entry cannot be read or parsed
 */
export function openOnDisk(
  argument: string,
  cwd: string,
  progress: Progress,
): { readonly entry: Source; readonly files: Files } {
  const address = resolve(cwd, argument);
  const text = readText(address, argument);
  progress.show(`Reading ${argument}`, text.length);
  const name = argument.replaceAll(sep, "/");
  return { entry: { base: "", address, name, text, ...parse(text, argument) }, files: diskFiles(cwd) };
}

/**
 * The files on disk.
 *
 * @param cwd - the working directory, from which files are named
 * @returns the files
 */
export function diskFiles(cwd: string): Files {
  return {
    address: (reference, from) => (isAbsolute(reference) ? reference : join(dirname(from), reference)),
    read(address) {
      const name = nameOf(cwd, address);
      const text = readText(address, name, "Correct the reference, or add the file.");
      return { base: address, address, name, text, ...parse(text, name) };
    },
  };
}
