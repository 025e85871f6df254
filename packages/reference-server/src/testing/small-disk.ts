import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A disk for one test, which can be full. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills all the remaining space. */
  fill(): Promise<void>;
  /** Frees that space again. */
  free(): Promise<void>;
  /** Makes the disk read-only. */
  makeReadOnly(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Whether a disk can be mounted here: on Linux, as root, in a container that has the permission. */
export const canMount: boolean = tryToMount();

/**
 * Mounts a disk in memory.
 *
 * @param megabytes - its size
 * @returns the disk
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), "small-disk-"));
  const filler = join(folder, "filler");
  await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  return {
    folder,
    async fill() {
      const block = Buffer.alloc(1_000_000);
      for (const size of [block.length, 4_096, 1]) {
        try {
          for (;;) await writeFile(filler, block.subarray(0, size), { flag: "a" });
        } catch (error) {
          if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
        }
      }
    },
    free: () => rm(filler, { force: true }),
    async makeReadOnly() {
      await run("mount", ["-o", "remount,ro", folder]);
    },
    async remove() {
      await run("umount", ["--lazy", folder]);
      await rmdir(folder);
    },
  };
}

function tryToMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", tmpdir()], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
