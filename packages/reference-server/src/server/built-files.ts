import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { isJson, type Json } from "@error-contract/contract";

/** Thrown if a file of `pnpm build` is missing. */
export class NotBuilt extends Error {
  override readonly name = "NotBuilt";
}

/**
 * Reads the bundled document.
 *
 * @returns `spec/dist/openapi.json`, parsed
 * @throws {NotBuilt} if there has been no build
 */
export async function readBundle(): Promise<Json> {
  const text = await readBuilt("@error-contract/spec/openapi.json");
  const document: unknown = JSON.parse(text ?? "null");
  if (!isJson(document)) throw new NotBuilt("spec/dist/openapi.json is missing. Run `npx -y pnpm@12 build` first.");
  return document;
}

/**
 * Reads the rendered reference.
 *
 * @returns the page; `undefined` if it has not been built
 */
export function readReference(): Promise<string | undefined> {
  return readBuilt("@error-contract/docs/index.html");
}

/**
 * Reads the console: its page, script and style sheet, and how far tests cover the document.
 *
 * @returns the files, by their paths relative to the console; `undefined` if it has not been built
 */
export async function readConsole(): Promise<ReadonlyMap<string, string> | undefined> {
  const page = await readBuilt("@error-contract/console/index.html");
  if (page === undefined) return undefined;
  const files = new Map([["index.html", page]]);
  for (const [, path = ""] of page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) {
    const text = await readBuilt(`@error-contract/console/${path}`);
    if (text !== undefined) files.set(path, text);
  }
  const coverage = await readBuilt("@error-contract/spec/coverage.json");
  return coverage === undefined ? files : files.set("coverage.json", coverage);
}

async function readBuilt(specifier: string): Promise<string | undefined> {
  try {
    return await readFile(fileURLToPath(import.meta.resolve(specifier)), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
