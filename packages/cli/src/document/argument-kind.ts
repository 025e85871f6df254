/** What a DOCUMENT on the command line is. */
export type ArgumentKind = "standard input" | "commit" | "url" | "file";

/**
 * Tells where a document on the command line is read from.
 *
 * @param argument - as it is written
 * @returns `standard input` for `-`, `commit` for `git:REF:path`, `url` for an address, `file` for anything else
 * @example
 * argumentKind("git:main:openapi.yaml"); // "commit"
 */
export function argumentKind(argument: string): ArgumentKind {
  if (argument === "-") return "standard input";
  if (argument.startsWith("git:")) return "commit";
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(argument) ? "url" : "file"; // one letter is a drive
}
