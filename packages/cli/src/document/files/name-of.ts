import path, { type PlatformPath } from "node:path";

/**
 * Names a file in messages, baselines and reports: the shorter of its relative path, from the working directory, and
 * its absolute path, with `/` on every system, so that a baseline written on Windows works on Linux, too.
 *
 * @param cwd - the working directory, absolute
 * @param file - the absolute path of the file
 * @param platform - the path rules; @default those of this system
 * @returns its name
 * @example
 * nameOf("C:\\work", "C:\\work\\api\\openapi.yaml", path.win32); // api/openapi.yaml
 */
export function nameOf(cwd: string, file: string, platform: PlatformPath = path): string {
  const inside = platform.relative(cwd, file);
  const shorter = inside.startsWith("..") && inside.length > file.length ? file : inside;
  return shorter.replaceAll(platform.sep, "/");
}
