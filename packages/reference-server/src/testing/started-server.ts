import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../../../..");
const source = ["-C", "@error-contract/source"];

/** What a command line did. */
export interface Ran {
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The reference server as a process of its own, in a folder of its own. */
export interface StartedServer {
  readonly baseUrl: string;
  /** The folder that it was started in. */
  readonly folder: string;
  /** What it has said. */
  output(): string;
  /** Runs `pnpm run token` for it. */
  token(...args: readonly string[]): Promise<Ran>;
  /** Ends it by a signal and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<Ran>;
  /** Starts it again where it was. */
  again(): Promise<StartedServer>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/**
 * Runs the reference server by its command line.
 *
 * @param environment - settings beside the port
 * @returns the server, once it says that it is up
 */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), "reference-server-"));
  return await startIn(folder, { PORT: String(await freePort()), ...environment });
}

async function startIn(folder: string, env: Readonly<Record<string, string>>): Promise<StartedServer> {
  const options = { cwd: folder, env, reject: false, preferLocal: true, localDir: root } as const;
  const started = execa("node", [...source, join(root, "packages/reference-server/src/cli/start.ts")], options);
  let output = "";
  await new Promise<void>((resolve, reject) => {
    started.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (/^Try /m.test(output)) resolve();
    });
    started.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    void started.then(() =>
      reject(
        new Error(`The server did not start:
${output}`),
      ),
    );
  });

  return {
    baseUrl: `http://127.0.0.1:${env["PORT"]}`,
    folder,
    output: () => output,
    token: (...args) =>
      execa("node", [...source, join(root, "packages/reference-server/src/cli/token.ts"), ...args], options),
    async end(signal = "SIGTERM") {
      started.kill(signal);
      return await started;
    },
    again: () => startIn(folder, env),
    async remove() {
      started.kill("SIGKILL");
      await started;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
