import { createHash } from "node:crypto";
import { realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Thrown if another process has the folder open. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/**
 * Locks a folder for this process. The lock is a local socket rather than a lock file, because the OS releases it when
 * the process dies.
 *
 * @param folder - an existing folder
 * @returns a function that unlocks it
 * @throws {FolderInUse} (rejects) if another process has locked it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const server = await listenAlone(addressOf(await realpath(folder)));
  if (server === undefined) {
    throw new FolderInUse(
      `Another process has the database in ${folder} open. Stop it, or start this server in another folder or with DATABASE_URL.`,
    );
  }
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(folder: string): string {
  const name = `error-contract-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/**
 * Listens on a local socket, unless another process does.
 *
 * @param address - a name that begins with NUL (Linux), a pipe (Windows), or the path of a file. If nothing listens on
 * an existing file, a killed process has left it behind, and it is replaced.
 * @returns the server, which does not keep the process alive; `undefined` if another process listens
 */
export async function listenAlone(address: string): Promise<Server | undefined> {
  try {
    return await listen(address);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
  }
  const isFile = !/^[\0\\]/.test(address);
  if (!isFile || (await answers(address))) return undefined;
  await rm(address, { force: true });
  return listen(address);
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
