import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUse, listenAlone, lockFolder } from "./folder-lock.ts";

describe("The lock of a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "lock-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is exclusive, and the error says what to do", async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(/has the database in .+ open\. Stop it, or/);
    await unlock();
  });

  test("can be taken again after it is released", async () => {
    await (await lockFolder(folder))();
    await (await lockFolder(folder))();
  });

  test("is the same for every path to the folder", async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(join(folder, "..", folder.split("/").at(-1) ?? ""))).rejects.toThrow(FolderInUse);
    await unlock();
  });

  test("where sockets are files, is taken over from a killed process, but not from a running one", async () => {
    const address = join(folder, "lock.sock");
    const moved = join(folder, "moved.sock");
    const server = await listenAlone(address);
    expect(await listenAlone(address)).toBeUndefined();
    // Closing removes the file by its name. A renamed file remains, like that of a killed process.
    await rename(address, moved);
    server?.close();
    const next = await listenAlone(moved);
    expect(next).toBeDefined();
    next?.close();
  });
});
