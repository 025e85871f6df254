import { redoclyEnvironment } from "@error-contract/docs/redocly-environment";
import { StageFailure } from "./stage.ts";

/** Awaited where it is used, so that it loads while the sources are copied. */
const processes = import("execa");

interface Options {
  readonly tree: string;
  readonly signal?: AbortSignal;
  /** Variables in addition to those that every tool gets. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command line tool of this repository quietly in a tree.
 *
 * @param command - the tool and its arguments; found in the repository's `node_modules/.bin`
 * @returns its output
 * @throws {StageFailure} with its output, if it exits with anything but 0
 */
export async function runTool(
  [tool, ...args]: readonly [string, ...string[]],
  { tree, signal, env }: Options,
): Promise<string> {
  const { ExecaError, execa } = await processes;
  try {
    const { all } = await execa(tool, args, {
      cwd: tree,
      all: true,
      preferLocal: true,
      localDir: import.meta.dirname,
      stdin: "ignore",
      ...(signal && { cancelSignal: signal }),
      env: { ...redoclyEnvironment, ...env },
    });
    return all.trim();
  } catch (error) {
    if (!(error instanceof ExecaError) || error.isCanceled || error.exitCode === undefined) throw error;
    throw new StageFailure(String(error.all).trim(), { cause: error });
  }
}
