import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../command-line/error.ts";

/** The file that distinguishes a folder of pages from any other: it lists every file that the command wrote. */
export const MANIFEST = ".error-contract-pages.json";

/**
 * Makes sure that replacing a folder loses nothing: it is missing, empty, or has only files that this command wrote.
 *
 * @param path - the folder, absolute
 * @param name - the folder's name in messages
 * @throws {InputError} if it is not a folder, or has other files
 */
export function requireOwnFolder(path: string, name: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    throw new InputError("This is not a folder.", { place: { file: name }, remedy: "Pass a folder for the pages." });
  }
  const own = readManifest(path);
  const foreign = filesIn(path).filter((file) => file !== MANIFEST && !own.has(file));
  const [first] = foreign;
  if (first === undefined) return;
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : "";
  throw new InputError(`This folder contains files that error-contract pages did not write: ${first}${more}.`, {
    place: { file: name },
    remedy: "The whole folder is replaced, so pass one that is empty or does not exist. Nothing was written.",
  });
}

function readManifest(path: string): ReadonlySet<string> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(path, MANIFEST), "utf8"));
    return new Set(Array.isArray(manifest) ? manifest.map(String) : []);
  } catch {
    return new Set(); // without a manifest, every file is foreign
  }
}

/** Every file below a folder, with forward slashes. */
function filesIn(path: string, below = ""): readonly string[] {
  return readdirSync(join(path, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path, name) : [name];
  });
}
