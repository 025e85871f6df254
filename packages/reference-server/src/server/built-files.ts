import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { isJson, type Json } from "@error-contract/contract";

/** A file that `pnpm build` makes is not there. */
export class NotBuilt extends Error {
  override readonly name = "NotBuilt";
}

/**
 * Reads the bundled document.
 *
 * @returns `spec/dist/openapi.json`, parsed.
 * @throws {NotBuilt} there has been no build
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
 * @returns the page; `undefined` when it has not been built
 */
export function readReference(): Promise<string | undefined> {
  return readBuilt("@error-contract/docs/index.html");
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
