import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A server that was started with this data folder. */
export interface StartedServer {
  /** How callers reach it: the audience of its tokens. */
  readonly baseUrl: string;
  /** The id of its administrator's key. */
  readonly keyId: string;
}

/** The maximum number of remembered servers. */
const MOST = 20;

/**
 * Remembers a started server, for `pnpm run token`.
 *
 * @param dataFolder - the server's data folder
 * @param server - the started server
 */
export async function rememberServer(dataFolder: string, server: StartedServer): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const others = (await startedServers(dataFolder)).filter(({ baseUrl }) => baseUrl !== server.baseUrl);
  const part = `${fileIn(dataFolder)}.${process.pid}`;
  await writeFile(part, `${JSON.stringify([server, ...others].slice(0, MOST), null, 2)}\n`);
  await rename(part, fileIn(dataFolder));
}

/**
 * The servers that were started with this folder.
 *
 * @param dataFolder - the servers' data folder
 * @returns the servers, the most recently started first
 */
export async function startedServers(dataFolder: string): Promise<readonly StartedServer[]> {
  try {
    const servers: unknown = JSON.parse(await readFile(fileIn(dataFolder), "utf8"));
    return Array.isArray(servers) ? servers : [];
  } catch {
    return [];
  }
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, "servers.json");
}
