/** What a DOCUMENT on the command line is. */
export type ArgumentKind = "standard input" | "commit" | "url" | "file";

/**
 * Determines where to read a document on the command line from.
 *
 * @param argument - as it is written
 * @returns `standard input` for `-`, `commit` for `git:REF:path`, `url` for a URL, `file` for anything else
 * @example
 * argumentKind("git:main:openapi.yaml"); // "commit"
 */
export function argumentKind(argument: string): ArgumentKind {
  if (argument === "-") return "standard input";
  if (argument.startsWith("git:")) return "commit";
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(argument) ? "url" : "file"; // one letter is a drive on Windows
}
