import { existsSync, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { argumentKind } from "../../document/argument-kind.ts";
import type { Candidate } from "./candidate.ts";

/**
 * Finds the files that the command line names, directly or by patterns (`specs/*.yaml`). If a file has a name that
 * looks like a pattern (`api[1].yaml`), the name is taken literally. A pattern that matches nothing is kept as a name,
 * so that it is reported.
 *
 * @param operands - paths, patterns, URLs, `git:REF:path`, `-`
 * @param cwd - the working directory
 * @returns each file once: named files in their order, and the matches of a pattern sorted by name
 */
export async function findCandidates(operands: readonly string[], cwd: string): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const operand of operands) {
    const names = isPattern(operand, cwd) ? await match(operand, cwd) : [];
    if (names.length === 0) add({ argument: operand, isNamed: true });
    for (const argument of names) add({ argument, isNamed: false });
  }
  return [...found.values()];

  function add({ argument, isNamed }: Omit<Candidate, "bytes">): void {
    const address = argumentKind(argument) === "file" ? resolve(cwd, argument) : argument;
    const known = found.get(address);
    if (known === undefined) found.set(address, { argument, isNamed, bytes: sizeOf(address) });
    else if (isNamed && !known.isNamed) found.set(address, { ...known, isNamed });
  }
}

/**
 * Whether an operand is a pattern: it contains a pattern character, and no file has that name.
 *
 * @param operand - as written on the command line
 * @param cwd - the working directory
 * @returns whether to match files with it
 */
export function isPattern(operand: string, cwd: string): boolean {
  return argumentKind(operand) === "file" && /[*?{[(!]/.test(operand) && !existsSync(resolve(cwd, operand));
}

async function match(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby"); // loaded only if there is a pattern
  const ignore = ["**/node_modules/**", "**/.git/**"];
  const portable = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  return (await glob(portable, { cwd, ignore, expandDirectories: false })).sort();
}

function sizeOf(address: string): number {
  return statSync(address, { throwIfNoEntry: false })?.size ?? 0;
}
