import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../../../..");
const source = ["-C", "@error-contract/source"];

/** The result of a command. */
export interface Ran {
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The reference server as a separate process, in its own folder. */
export interface StartedServer {
  readonly baseUrl: string;
  /** The folder that it was started in. */
  readonly folder: string;
  /** What it has printed so far. */
  output(): string;
  readonly pid: number;
  /** Runs `pnpm run token` for it. */
  token(...args: readonly string[]): Promise<Ran>;
  /** Sends it a signal and waits until it has ended. */
  end(signal?: NodeJS.Signals): Promise<Ran>;
  /** Starts it again in the same folder, with the same settings. */
  again(): Promise<StartedServer>;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

/**
 * Starts the reference server from the command line.
 *
 * @param environment - settings in addition to the port
 * @param folder - the folder to start it in; by default a new one
 * @returns the server, once it reports that it is up or that it waits for its database
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<StartedServer> {
  return await startIn(folder ?? (await mkdtemp(join(tmpdir(), "reference-server-"))), {
    PORT: String(await freePort()),
    DRAIN_SECONDS: "0", // no load balancer to wait for
    ...environment,
  });
}

async function startIn(folder: string, env: Readonly<Record<string, string>>): Promise<StartedServer> {
  const options = {
    cwd: folder,
    env,
    reject: false,
    preferLocal: true,
    localDir: root,
    forceKillAfterDelay: false,
  } as const;
  const started = execa("node", [...source, join(root, "packages/reference-server/src/cli/start.ts")], options);
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/^(Try|Key) |"isAway":true.*"Started\."/m.test(output)) resolve();
    };
    started.stdout.on("data", hear);
    started.stderr.on("data", hear);
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
    pid: started.pid ?? 0,
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
