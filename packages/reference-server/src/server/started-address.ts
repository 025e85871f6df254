import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Keeps the address of the server that was started last, for `pnpm run token`: it is the audience of the tokens.
 *
 * @param dataFolder - the server's data folder
 * @param baseUrl - how callers reach the server
 */
export async function rememberAddress(dataFolder: string, baseUrl: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(fileIn(dataFolder), `${baseUrl}\n`);
}

/**
 * The address of the server that was started last.
 *
 * @param dataFolder - the server's data folder
 * @returns the address; `undefined` if no server was started with this folder
 */
export async function startedAddress(dataFolder: string): Promise<string | undefined> {
  return readFile(fileIn(dataFolder), "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, "address");
}
