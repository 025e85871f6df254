import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const root = join(import.meta.dirname, "../../../..");

/** The compiler of this project, and the one that most others still use. */
export const compilers: Readonly<Record<"TypeScript 7" | "TypeScript 5", string>> = {
  "TypeScript 7": join(root, "node_modules/.bin/tsc"),
  "TypeScript 5": join(root, "packages/generator/node_modules/.bin/tsc"),
};

const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  customConditions: ["@error-contract/source"],
};

/**
 * Compiles files with the strictest options. It writes nothing but a `tsconfig.json`.
 *
 * @param compiler - the version of TypeScript
 * @param folder - where the `tsconfig.json` goes; it is created if missing
 * @param files - the files, relative to the folder
 * @param changes - the compiler options to change; undefined removes one
 * @returns the compiler's errors; empty if there are none
 */
export async function compile(
  compiler: keyof typeof compilers,
  folder: string,
  files: readonly string[],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const tsconfig = { compilerOptions: { ...compilerOptions, ...changes }, files };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const tsc = spawn(compilers[compiler], ["--project", folder], { stdio: ["ignore", "pipe", "inherit"] });
  return await text(tsc.stdout);
}
