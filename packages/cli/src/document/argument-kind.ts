/** The kinds of a DOCUMENT argument on the command line. */
export type ArgumentKind = "standard input" | "commit" | "url" | "file";

/**
 * Determines where a DOCUMENT argument is read from.
 *
 * @param argument - the argument, as written
 * @returns `standard input` for `-`, `commit` for `git:REF:path`, `url` for a URL, `file` for anything else
 * @example
 * argumentKind("git:main:openapi.yaml"); // "commit"
 */
export function argumentKind(argument: string): ArgumentKind {
  if (argument === "-") return "standard input";
  if (argument.startsWith("git:")) return "commit";
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(argument) ? "url" : "file"; // a single letter is a drive on Windows
}
