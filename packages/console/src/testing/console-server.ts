import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConsole, readReference } from "../../../reference-server/src/server/built-files.ts";
import { freePort } from "../../../reference-server/src/testing/free-port.ts";
import { type TestKey, type TestServer, testServer } from "../../../reference-server/src/testing/test-server.ts";

/** A listening reference server with the console and an account. */
export interface ConsoleServer {
  readonly server: TestServer;
  readonly baseUrl: string;
  /** The address of the console. */
  readonly page: string;
  readonly key: TestKey;
  /** The path of the account's key file. */
  readonly keyFile: string;
  close(): Promise<void>;
}

/**
 * Starts the reference server with the built console.
 *
 * @returns the server; close it
 * @throws {Error} when the console has not been built
 */
export async function startConsole(): Promise<ConsoleServer> {
  const consoleFiles = await readConsole();
  if (consoleFiles === undefined) throw new Error("The console is not built. Run `npx -y pnpm@12 build` first.");
  const docs = await readReference();
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const server = await testServer(undefined, { baseUrl, consoleFiles, ...(docs !== undefined && { docs }) });
  await server.app.listen({ host: "127.0.0.1", port });
  const key = await server.addAccount();
  const folder = await mkdtemp(join(tmpdir(), "console-"));
  const keyFile = join(folder, "api-key.json");
  await writeFile(keyFile, JSON.stringify({ id: key.id, private_key: key.privateKey }));
  return {
    server,
    baseUrl,
    page: `${baseUrl}/console/`,
    key,
    keyFile,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
