import { readFile } from "node:fs/promises";

/**
 * The CPU time that a process has used, on Linux.
 *
 * @param pid - the id of the process
 * @returns its CPU time, in seconds
 */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
