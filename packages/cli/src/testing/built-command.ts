import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa, type Options } from "execa";

const packageRoot = join(import.meta.dirname, "../..");

/** The command as published, in a folder of its own. */
export interface BuiltCommand extends AsyncDisposable {
  /** The path of the file that Node runs. */
  readonly bin: string;
  /**
   * Runs it in a process.
   *
   * @param args - the command line
   * @param options - options of execa: the working directory, standard input…
   * @returns how it ended; never rejects
   */
  readonly run: (args: readonly string[], options?: Options) => Promise<Ended>;
}

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Bundles the command.
 *
 * @returns the command; disposing of it removes it
 */
export async function buildCommand(): Promise<BuiltCommand> {
  const home = join(packageRoot, ".build");
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, "e2e-")); // inside the package, where its dependencies are found
  await chmod(folder, 0o755); // for tests that run it as another user
  await execa("rolldown", ["--config", "--environment", `OUT_DIR:${folder}`], { cwd: packageRoot, preferLocal: true });
  const bin = join(folder, "error-contract.js");
  return {
    bin,
    async run(args, options = {}) {
      const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
        reject: false,
        stdin: "ignore",
        ...(options as object),
      });
      return { exitCode, stdout: String(stdout ?? ""), stderr: String(stderr ?? "") };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
