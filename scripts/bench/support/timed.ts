import { execa } from "execa";

/** The time that a command and all its child processes took, in milliseconds. */
export interface Times {
  readonly wall: number;
  /** User and system time. Other programs on the machine affect it less than `wall`. */
  readonly cpu: number;
}

/**
 * Runs a command and measures it including its child processes, which Node's own `resourceUsage` leaves out.
 *
 * @param command - the command and its arguments
 * @param cwd - the folder to run it in
 * @returns the times
 * @throws {Error} if it fails, with its output
 */
export async function timed(command: readonly string[], cwd: string): Promise<Times> {
  const { stderr } = await execa("bash", ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash", ...command], { cwd });
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = (stderr.split("\n").at(-1) ?? "")
    .split(" ")
    .map((seconds) => Number(seconds) * 1000);
  return { wall, cpu: user + system };
}
