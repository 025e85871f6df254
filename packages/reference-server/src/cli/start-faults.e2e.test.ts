import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasPostgresql, startPostgresql } from "../testing/postgresql-server.ts";
import { canMount, smallDisk } from "../testing/small-disk.ts";
import { startServer } from "../testing/started-server.ts";

const root = join(import.meta.dirname, "../../../..");

/** Returns the exit code of a start, and the lines of its standard error. */
async function failedStart(
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<readonly [number | undefined, string[]]> {
  const program = join(root, "packages/reference-server/src/cli/start.ts");
  const { stderr, exitCode } = await execa("node", ["-C", "@error-contract/source", program], {
    cwd: folder,
    env,
    reject: false,
    preferLocal: true,
    localDir: root,
    timeout: 120_000,
  });
  return [exitCode, stderr.split("\n")];
}

describe("A failed start is explained in one line:", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "no-server-"));
    return () => rm(folder, { recursive: true, force: true });
  });

  test.each([
    ["a port that is not a number", { PORT: "http" }, 2, 'PORT is "http".'],
    ["an invalid database address", { DATABASE_URL: "garbage" }, 2, "DATABASE_URL is not the address"],
    ["an unknown log level", { LOG_LEVEL: "loud" }, 2, 'LOG_LEVEL is "loud".'],
  ])("%s", async (_, environment, exitCode, message) => {
    expect(await failedStart(environment, folder)).toEqual([exitCode, [expect.stringContaining(message)]]);
  });

  test("a data folder that is a file", async () => {
    await writeFile(join(folder, ".data"), "");
    expect(await failedStart({}, folder)).toEqual([
      1,
      [
        expect.stringMatching(
          /^The folder \.data\/database cannot be written: ENOTDIR.+Make room, or change its permissions\.$/,
        ),
      ],
    ]);
  });

  test("a key file without a key", async () => {
    await mkdir(join(folder, ".data"));
    await writeFile(join(folder, ".data/administrator-key.json"), "{");
    expect(await failedStart({}, folder)).toEqual([
      1,
      [
        expect.stringMatching(
          /^The administrator's key in \.data\/administrator-key\.json cannot be read: .+ Restore the file or its permissions, or move it away\.$/,
        ),
      ],
    ]);
  });

  test.runIf(hasPostgresql)("a database or a role that does not exist", async () => {
    const postgresql = await startPostgresql();
    try {
      const url = new URL(await postgresql.createDatabase());
      url.pathname = "/nowhere";
      const nowhere = [expect.stringContaining('refuses the connection: database "nowhere" does not exist. Create it')];
      expect(await failedStart({ DATABASE_URL: url.href }, folder)).toEqual([1, nowhere]);
      url.username = "nobody";
      const nobody = [expect.stringContaining('refuses the connection: role "nobody" does not exist. Create it')];
      expect(await failedStart({ DATABASE_URL: url.href }, folder)).toEqual([1, nobody]);
    } finally {
      await postgresql.remove();
    }
  });
});

describe("In the folder of a server that ran before,", () => {
  let folder: string;
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    const server = await startServer();
    folder = server.folder;
    await server.end();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    port = (taken.address() as AddressInfo).port;
  });
  afterAll(async () => {
    taken.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a start names a port that is in use", async () => {
    expect(await failedStart({ PORT: String(port) }, folder)).toEqual([
      1,
      [`Port ${port} is in use. Stop the process that listens there, or set PORT to another port.`],
    ]);
  });

  test("a start names a host that is not an address of this machine", async () => {
    expect(await failedStart({ HOST: "192.0.2.1" }, folder)).toEqual([
      1,
      ["HOST is 192.0.2.1, which is not an address of this machine. Set it to one, or to 0.0.0.0 for all of them."],
    ]);
  });

  test.runIf(canMount)("a start names a folder on a read-only disk", async () => {
    const disk = await smallDisk(90);
    try {
      await execa("cp", ["-a", join(folder, ".data"), disk.folder]);
      await disk.makeReadOnly();
      expect(await failedStart({}, disk.folder)).toEqual([
        1,
        [expect.stringMatching(/^The folder \.data\/database cannot be written: EROFS.+change its permissions\.$/)],
      ]);
    } finally {
      await disk.remove();
    }
  });

  test("a start names a damaged database, and says what to do", async () => {
    const control = join(folder, ".data/database/files/global/pg_control");
    const before = await readFile(control);
    await chmod(control, 0o600);
    await writeFile(control, Buffer.alloc(before.length, 1));
    expect(await failedStart({}, folder)).toEqual([
      1,
      [expect.stringMatching(/^The database in \.data\/database cannot be opened: .+restore the folder from a backup/)],
    ]);
    await writeFile(control, before);
  });

  test("a deleted database is not silently replaced by an empty one", async () => {
    const key = await readFile(join(folder, ".data/administrator-key.json"), "utf8");
    await rm(join(folder, ".data/database"), { recursive: true });
    expect(await failedStart({}, folder)).toEqual([
      1,
      [
        "The database in .data/database is missing: .data/database.made shows that there was one. Restore the folder from a backup, or delete .data/database.made to start with an empty database.",
      ],
    ]);
    expect(await readFile(join(folder, ".data/administrator-key.json"), "utf8")).toBe(key);
  });
});
