import { parseArgs } from "node:util";
import { DatabaseUnavailable } from "../database/errors.ts";
import { FolderInUse } from "../database/folder-lock.ts";
import { NotBuilt } from "../server/built-files.ts";
import { ClosedLate } from "../server/close-in-time.ts";
import { BadSetting, readSettings } from "../server/settings.ts";
import { start } from "../server/start.ts";
import { wrongUsage } from "./usage.ts";

const help = `pnpm start

Starts the reference server. SIGTERM or Ctrl-C ends it when every answer is sent and every entry of the error log is written.

  PORT          default 4010
  HOST          default 127.0.0.1
  DATABASE_URL  a PostgreSQL database; unset, an embedded database in .data/
  PUBLIC_URL    how callers reach the server, when that is not http://HOST:PORT
  LOG_LEVEL     default info
  SHUTDOWN_SECONDS  how long ending may take; default 25. Connections that are open then are closed
  RETENTION_DAYS    for how many days the error log keeps entries; default 30
  SPOOL_MEGABYTES   how much may wait on disk while the database is away; default 1000

Exit codes: 0 ended on a signal, 1 could not start or not end in time, 2 wrong argument or setting.`;

try {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
  if (values.help) console.log(help);
  else await run();
} catch (error) {
  const [message, exitCode] = explain(error);
  console.error(message);
  process.exitCode = exitCode;
}

async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const running = await start(settings);
  for (const line of running.welcome) console.log(line);
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve);
  });
  console.log(`${signal}: closing.`);
  try {
    await running.close();
  } catch (error) {
    if (!(error instanceof ClosedLate)) throw error;
    console.error(`${error.message} What was not written by then is lost.`);
    // What is still going on would keep the process.
    process.exit(1);
  }
  console.log("Closed; every entry of the error log that could be written is written.");
}

function explain(error: unknown): [message: unknown, exitCode: number] {
  if (error instanceof BadSetting) return [error.message, 2];
  if (error instanceof NotBuilt || error instanceof FolderInUse) return [error.message, 1];
  if (error instanceof DatabaseUnavailable) {
    return [`The database of DATABASE_URL cannot be reached: ${error.message}. Start it, or correct the address.`, 1];
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // PostgreSQL's classes 28 and 3D: the role or its password, and the name of the database.
  if (error instanceof Error && /^(28|3D)/.test(code))
    return [
      `The database of DATABASE_URL refuses the connection: ${error.message}. Create it, or correct the address.`,
      1,
    ];
  if (code === "EADDRINUSE") return ["That port is in use. Name another one with PORT.", 1];
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return ["HOST is no address of this machine.", 1];
  const usage = wrongUsage(error);
  return usage === undefined ? [error, 1] : [usage, 2];
}
