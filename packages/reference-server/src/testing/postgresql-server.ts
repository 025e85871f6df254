import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A PostgreSQL server for one test, with its own files and its own port. */
export interface PostgresqlServer {
  /** The folder of its files. */
  readonly folder: string;
  /** The path of one of its programs, such as `pg_dump`. */
  program(name: string): string;
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Kills it, as `kill -9` does; the files stay. */
  kill(): Promise<void>;
  /** Shuts it down cleanly, without waiting for connections to end; the files stay. */
  stop(): Promise<void>;
  /** Suspends its processes, like a machine that hangs: connections stay open, and nothing responds. */
  freeze(): Promise<void>;
  /** Resumes its processes. */
  thaw(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

const binaries = findBinaries();

/** Whether a server can be started here. Debian: `apt-get install postgresql`. */
export const hasPostgresql: boolean = binaries !== undefined;

/** Starts a server. PostgreSQL refuses to run as root, so root starts it as the user `postgres`. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  if (binaries === undefined) throw new Error("No PostgreSQL server found. Debian: apt-get install postgresql");
  const folder = await mkdtemp(join(tmpdir(), "postgresql-"));
  const user = await unprivileged();
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const options = { ...user, cwd: folder };
  await promisify(execFile)("cp", ["-a", await initialData(binaries, user), data]);

  let server: ChildProcess | undefined;
  let databases = 0;
  const url = (name: string): string => `postgresql://postgres@127.0.0.1:${port}/${name}`;

  async function start(): Promise<void> {
    const settings = ["-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder];
    server = spawn(join(binaries ?? "", "postgres"), ["-D", data, ...settings], { ...options, stdio: "ignore" });
    await untilReady(url("postgres"));
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, "exit");
    server.kill(signal);
    await exit;
  }

  await start();
  return {
    folder,
    program: (name) => join(binaries ?? "", name),
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await execute(url("postgres"), `create database ${name}`);
      return url(name);
    },
    async kill() {
      const children = await childrenOf(server?.pid);
      await end("SIGKILL");
      // Each connection has a process of its own, which would run on for a while and might even commit.
      for (const child of children) await endProcess(child);
    },
    stop: () => end("SIGINT"),
    // The parent first, or it would start new children and tell the old ones to end.
    freeze: async () => signalAll("SIGSTOP", [server?.pid ?? 0, ...(await childrenOf(server?.pid))]),
    thaw: async () => signalAll("SIGCONT", [...(await childrenOf(server?.pid)), server?.pid ?? 0]),
    start,
    async remove() {
      server?.kill("SIGCONT");
      await end("SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The files of a server without databases. `initdb` takes a second, so they are created once per version and kept. */
async function initialData(
  folder: string,
  user: { readonly uid: number; readonly gid: number } | undefined,
): Promise<string> {
  const version = basename(dirname(folder));
  const kept = join(tmpdir(), `postgresql-${version}-initial-${user?.uid ?? process.getuid?.()}`);
  if (existsSync(kept)) return kept;
  const home = await mkdtemp(join(tmpdir(), "postgresql-initial-"));
  if (user !== undefined) await chown(home, user.uid, user.gid);
  const data = join(home, "data");
  const settings = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  await promisify(execFile)(join(folder, "initdb"), ["-D", data, ...settings], { ...user, cwd: home });
  // Another test file may have been faster.
  await rename(data, kept).catch((error) => {
    if (!existsSync(kept)) throw error;
  });
  await rm(home, { recursive: true });
  return kept;
}

function findBinaries(): string | undefined {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, "bin"))
    .find((folder) => existsSync(join(folder, "postgres")));
}

async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string): Promise<number> =>
    Number((await promisify(execFile)("id", [flag, "postgres"])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}

function signalAll(signal: NodeJS.Signals, pids: readonly number[]): void {
  for (const pid of pids) if (pid > 0) process.kill(pid, signal);
}

async function childrenOf(pid: number | undefined): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return children.split(" ").filter(Boolean).map(Number);
}

/** Kills a process and waits until it is gone. A zombie counts as gone: it has no command line and no open files. */
async function endProcess(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command === "") return;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      return; // It ended just now.
    }
    await delay(10);
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      return await execute(url, "select 1");
    } catch {
      await delay(50);
    }
  }
  throw new Error("PostgreSQL did not start within 10 seconds.");
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
