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
  readonly pid: number;
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
 * @param folder - where it is started; by default a new one
 * @returns the server, once it says that it is up, or that it waits for its database
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
