import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

describe("The lock of a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "lock-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is held by one alone, and the refusal says what to do", async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(/has the database in .+ open\. Stop it, or/);
    await unlock();
  });

  test("is free again when it was given back", async () => {
    await (await lockFolder(folder))();
    await (await lockFolder(folder))();
  });

  test("is the folder's, by whatever path one comes", async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(join(folder, "..", folder.split("/").at(-1) ?? ""))).rejects.toThrow(FolderInUse);
    await unlock();
  });
});
