import { execFile } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { canMount } from "./small-disk.ts";

/** A disk for one test that can fail: every read and write is then an EIO. */
export interface FailingDisk {
  readonly folder: string;
  /** Flushes what has been written, and makes the disk fail from then on. */
  fail(): Promise<void>;
  /** Mounts the disk again, as a restart of the machine does. Files that are still open keep failing. */
  mend(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** `EXT4_IOC_SHUTDOWN` of Linux's `fs/ext4/ext4.h`; 0 flushes first. Node has no ioctl, and every Debian has Perl. */
const shutDown = `open(my $disk, "<", $ARGV[0]) or die $!; my $flags = pack("L", 0); ioctl($disk, 0x8004587d, $flags) or die $!`;

/**
 * Mounts an ext4 disk that is stored in a file.
 *
 * @param megabytes - its size
 * @returns the disk
 * @throws if no such disk can be mounted
 */
export async function failingDisk(megabytes: number): Promise<FailingDisk> {
  const own = await mkdtemp(join(tmpdir(), "failing-disk-"));
  const [image, folder] = [join(own, "image"), await mkdtemp(join(own, "disk-"))];
  const mount = () => run("mount", ["-t", "ext4", "-o", "loop", image, folder]);
  const unmount = () => run("umount", ["--lazy", folder]);
  try {
    await writeFile(image, "");
    await truncate(image, megabytes * 1_000_000);
    await run("mkfs.ext4", ["-q", image]);
    await mount();
  } catch (error) {
    await rm(own, { recursive: true });
    throw error;
  }
  return {
    folder,
    async fail() {
      await run("perl", ["-e", shutDown, folder]);
    },
    async mend() {
      await unmount();
      await mount();
    },
    async remove() {
      await unmount();
      await rm(own, { recursive: true });
    },
  };
}

/** Whether such a disk can be mounted here, and does fail. */
export async function canFail(): Promise<boolean> {
  if (!canMount) return false;
  try {
    const disk = await failingDisk(10);
    try {
      await disk.fail();
      return await writeFile(join(disk.folder, "file"), "").then(
        () => false,
        () => true,
      );
    } finally {
      await disk.remove();
    }
  } catch {
    return false;
  }
}
