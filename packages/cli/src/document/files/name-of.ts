import path, { type PlatformPath } from "node:path";

/**
 * Names a file in messages, baselines and reports: the shorter of its path from the working directory and its absolute path,
 * with `/` on every system, so that a baseline that was written on Windows counts on Linux, too.
 *
 * @param cwd - the working directory, absolute
 * @param file - absolute path of the file
 * @param platform - the rules of paths; @default those of this system
 * @returns its name
 * @example
 * nameOf("C:\\work", "C:\\work\\api\\openapi.yaml", path.win32); // api/openapi.yaml
 */
export function nameOf(cwd: string, file: string, platform: PlatformPath = path): string {
  const inside = platform.relative(cwd, file);
  const shorter = inside.startsWith("..") && inside.length > file.length ? file : inside;
  return shorter.replaceAll(platform.sep, "/");
}
