import { parseArgs } from "node:util";
import { DatabaseUnavailable } from "../database/errors.ts";
import { FolderInUse } from "../database/folder-lock.ts";
import { FolderUnusable } from "../database/open-pglite.ts";
import { KeyFileUnusable } from "../server/administrator-key.ts";
import { NotBuilt } from "../server/built-files.ts";
import { ClosedLate } from "../server/close-in-time.ts";
import { BadSetting, readSettings } from "../server/settings.ts";
import { type Running, start } from "../server/start.ts";
import { wrongUsage } from "./usage.ts";

/** Errors whose messages say all there is to say. */
const OURS = [NotBuilt, FolderInUse, FolderUnusable, KeyFileUnusable];

const help = `pnpm start

Starts the reference server. SIGTERM or Ctrl-C ends it when every answer is sent and every entry of the error log is written.

  PORT          default 4010
  HOST          default 127.0.0.1
  METRICS_PORT  a port for Prometheus to read /metrics at; default none
  DATABASE_URL  a PostgreSQL database; unset, an embedded database in .data/
  PUBLIC_URL    how callers reach the server, when that is not http://HOST:PORT
  LOG_LEVEL     default info
  SHUTDOWN_SECONDS  how long ending may take; default 25. Connections that are open then are closed
  DRAIN_SECONDS     how much of it, after SIGTERM, requests are still let in while /readyz is a 503; default a fifth
  RETENTION_DAYS    for how many days the error log keeps entries; default 30
  RETENTION_MEGABYTES  how large the error log may become; default 10000, 0 for any size. The oldest days go first
  KEY_LIMIT         how many requests a minute an API key may send; default 6000, 0 for any number
  ADDRESS_LIMIT     how many an address may send; default 12000, 0 for any number
  TRUSTED_PROXIES   addresses or networks whose X-Forwarded-For is believed, separated by commas; default none
  SECRET_NAMES      names of parameters and properties that are hidden in the error log, beside those that look secret
  PLAIN_NAMES       names that are shown although they look secret
  SPOOL_MEGABYTES   how much may wait on disk while the database is away; default 1000
  OTEL_EXPORTER_OTLP_ENDPOINT  an OpenTelemetry collector, for traces and client errors; default none

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
  const signal = new Promise<NodeJS.Signals>((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve);
  });
  // Standard output is the log, in JSON lines; what is said to people goes beside it.
  const say = (line: string): void => console.error(line);
  const settings = readSettings(process.env);
  const running = await start(settings, say);
  const reason = await Promise.race([signal, running.ready.then(() => signal)]).catch(async (error: unknown) => {
    await close(running, "The database cannot be prepared.", 0);
    throw error;
  });
  say(`${reason}: closing.`);
  // Who presses Ctrl-C has no load balancer.
  await close(running, reason, reason === "SIGTERM" ? settings.drainTime : 0);
  say("Closed; every entry of the error log is written, or waits on disk for the next start.");
  // A collector or a database that does not answer has connections that would keep the process.
  process.exit(0);
}

async function close(running: Running, reason: string, drainTime: number): Promise<void> {
  try {
    await running.close(reason, drainTime);
  } catch (error) {
    if (!(error instanceof ClosedLate)) throw error;
    console.error(`${error.message} What was not written by then is lost.`);
    // What is still going on would keep the process.
    process.exit(1);
  }
}

function explain(error: unknown): [message: unknown, exitCode: number] {
  const { HOST = "127.0.0.1", PORT = "4010" } = process.env;
  if (error instanceof BadSetting) return [error.message, 2];
  if (OURS.some((Class) => error instanceof Class) && error instanceof Error) return [error.message, 1];
  if (error instanceof DatabaseUnavailable) {
    return [`The database does not work: ${error.message}. Mend it, then start the server again.`, 1];
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // PostgreSQL's classes 28 and 3D, and 42501: the role or its password, the name of the database, and what the role may do.
  if (error instanceof Error && /^(28|3D|42501)/.test(code)) {
    const remedy = code === "42501" ? "Grant it to the role" : "Create it, or correct the address";
    return [`The database of DATABASE_URL refuses the connection: ${error.message}. ${remedy}.`, 1];
  }
  if (code === "EADDRINUSE") {
    const port = error instanceof Error && "port" in error ? error.port : PORT;
    const name = String(port) === process.env["METRICS_PORT"] ? "METRICS_PORT" : "PORT";
    return [`Port ${port} is in use. Stop what listens there, or name another one with ${name}.`, 1];
  }
  if (code === "EACCES" && error instanceof Error && "syscall" in error && error.syscall === "listen") {
    return [`Port ${PORT} may only be used by root. Name one above 1023 with PORT.`, 1];
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return [`HOST is ${HOST}, which is no address of this machine. Set it to one, or to 0.0.0.0 for all of them.`, 1];
  }
  if (/^E[A-Z]+$/.test(code) && error instanceof Error && "path" in error) {
    return [`The server cannot use its files: ${error.message}. Mend that, then start it again.`, 1];
  }
  const usage = wrongUsage(error);
  return usage === undefined ? [error, 1] : [usage, 2];
}
