import { parseArgs } from "node:util";
import { asSentence, DatabaseUnavailable } from "../database/errors.ts";
import { FolderInUse } from "../database/folder-lock.ts";
import { FolderUnusable } from "../database/open-pglite.ts";
import { KeyFileUnusable } from "../server/administrator-key.ts";
import { NotBuilt } from "../server/built-files.ts";
import { ClosedLate } from "../server/close-in-time.ts";
import { BadSetting, readSettings } from "../server/settings.ts";
import { type Running, start } from "../server/start.ts";
import { wrongUsage } from "./usage.ts";

/** Errors whose messages need no further explanation. */
const OURS = [NotBuilt, FolderInUse, FolderUnusable, KeyFileUnusable];

const help = `pnpm start

Starts the reference server. On SIGTERM or Ctrl-C, it sends all open responses, writes the error log, and exits.

  PORT          default 4010
  HOST          default 127.0.0.1
  METRICS_PORT  the port of /metrics, for Prometheus; default none
  DATABASE_URL  a PostgreSQL database; unset, an embedded database in .data/
  PUBLIC_URL    how callers reach the server, if not at http://HOST:PORT
  LOG_LEVEL     default info
  SHUTDOWN_SECONDS  how long shutdown may take; default 25. Connections still open then are closed
  DRAIN_SECONDS     how long of that, after SIGTERM, requests are accepted while /readyz is a 503; default a fifth
  RETENTION_DAYS    how many days the error log keeps entries; default 30
  RETENTION_MEGABYTES  maximum size of the error log; default 10000, 0 for no limit. The oldest days are dropped
  KEY_LIMIT         requests per minute from an API key; default 6000, 0 for no limit
  ADDRESS_LIMIT     requests per minute from an address; default 12000, 0 for no limit
  TRUSTED_PROXIES   comma-separated addresses or networks whose X-Forwarded-For is trusted; default none
  SECRET_NAMES      names of parameters and properties to redact in the error log, besides those that look secret
  PLAIN_NAMES       names not to redact although they look secret
  SPOOL_MEGABYTES   maximum size of entries that wait on disk while the database is away; default 1000
  OTEL_EXPORTER_OTLP_ENDPOINT  an OpenTelemetry collector, for traces and client errors; default none

Exit codes: 0 stopped by a signal, 1 could not start or stop in time, 2 wrong argument or setting.`;

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
  // Standard output is the log, in JSON lines; messages for people go to standard error.
  const say = (line: string): void => console.error(line);
  const settings = readSettings(process.env);
  const running = await start(settings, say);
  const reason = await Promise.race([signal, running.ready.then(() => signal)]).catch(async (error: unknown) => {
    await close(running, "The database cannot be prepared.", 0);
    throw error;
  });
  say(`${reason}: closing.`);
  // After Ctrl-C there is no load balancer to wait for.
  await close(running, reason, reason === "SIGTERM" ? settings.drainTime : 0);
  say("Closed; every entry of the error log is written, or waits on disk for the next start.");
  // Connections to an unresponsive collector or database would keep the process alive.
  process.exit(0);
}

async function close(running: Running, reason: string, drainTime: number): Promise<void> {
  try {
    await running.close(reason, drainTime);
  } catch (error) {
    if (!(error instanceof ClosedLate)) throw error;
    console.error(`${error.message} Entries that were not written by then are lost.`);
    // Unfinished work would keep the process alive.
    process.exit(1);
  }
}

function explain(error: unknown): [message: unknown, exitCode: number] {
  const { HOST = "127.0.0.1", PORT = "4010" } = process.env;
  if (error instanceof BadSetting) return [error.message, 2];
  if (OURS.some((Class) => error instanceof Class) && error instanceof Error) return [error.message, 1];
  if (error instanceof DatabaseUnavailable) {
    return [`The database cannot be used: ${asSentence(error.message)} Fix that, then start the server again.`, 1];
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // SQLSTATE classes 28 and 3D, and 42501: role or password, database name, missing privilege.
  if (error instanceof Error && /^(28|3D|42501)/.test(code)) {
    const remedy = code === "42501" ? "Grant the privilege to the role" : "Create it, or correct the address";
    return [`The database of DATABASE_URL refuses the connection: ${asSentence(error.message)} ${remedy}.`, 1];
  }
  if (code === "EADDRINUSE") {
    const port = error instanceof Error && "port" in error ? error.port : PORT;
    const name = String(port) === process.env["METRICS_PORT"] ? "METRICS_PORT" : "PORT";
    return [`Port ${port} is in use. Stop the process that listens there, or set ${name} to another port.`, 1];
  }
  if (code === "EACCES" && error instanceof Error && "syscall" in error && error.syscall === "listen") {
    return [`Port ${PORT} is reserved for root. Set PORT to a port above 1023.`, 1];
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return [
      `HOST is ${HOST}, which is not an address of this machine. Set it to one, or to 0.0.0.0 for all of them.`,
      1,
    ];
  }
  if (/^E[A-Z]+$/.test(code) && error instanceof Error && "path" in error) {
    return [`The server cannot use its files: ${asSentence(error.message)} Fix that, then start the server again.`, 1];
  }
  const usage = wrongUsage(error);
  return usage === undefined ? [error, 1] : [usage, 2];
}
