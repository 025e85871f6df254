import { isIP } from "node:net";
import type { RequestLimits } from "../limits/request-limits.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** How much the server logs. */
export type LogLevel = (typeof logLevels)[number];

/** The settings of the server, from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The port of `/metrics`; `undefined` to serve none. */
  readonly metricsPort: number | undefined;
  /** The URL at which callers reach the API, without a trailing slash. It is the `aud` of tokens. */
  readonly baseUrl: string;
  /** The lowest level that the server logs. */
  readonly logLevel: LogLevel;
  /** The URL of PostgreSQL; `undefined` for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** How long shutting down may take, in milliseconds. */
  readonly shutdownTime: number;
  /** How much of that time the server still accepts requests, in milliseconds. */
  readonly drainTime: number;
  /** For how many days the error log keeps entries. */
  readonly retentionDays: number;
  /** How many bytes of entries may wait on disk while the database is away. */
  readonly spoolBytes: number;
  /** How many bytes the error log may take up; `undefined` for no limit. */
  readonly retentionBytes: number | undefined;
  /** How many requests are admitted. */
  readonly limits: RequestLimits;
  /** The proxies whose X-Forwarded-For is trusted; `undefined` for none. */
  readonly trustProxy: string | undefined;
  /** Names whose values are always hidden, and names whose values are shown unless they look secret themselves. */
  readonly secretNames: { readonly secret: readonly string[]; readonly plain: readonly string[] };
  /** The folder of the embedded database and of the administrator's key. */
  readonly dataFolder: string;
}

/** Thrown if a setting is invalid. The message names it. */
export class BadSetting extends Error {
  override readonly name = "BadSetting";
}

/**
 * Reads the settings of the reference server.
 *
 * @param environment - `PORT` (4010), `HOST` (127.0.0.1), `METRICS_PORT`, `DATABASE_URL`, `PUBLIC_URL` (from host and
 *   port), `LOG_LEVEL` (info), `SHUTDOWN_SECONDS` (25), `DRAIN_SECONDS` (a fifth of that), `RETENTION_DAYS` (30),
 *   `SPOOL_MEGABYTES` (1000), `RETENTION_MEGABYTES` (10000), `KEY_LIMIT` (6000), `ADDRESS_LIMIT` (12000),
 *   `TRUSTED_PROXIES`, `SECRET_NAMES`, `PLAIN_NAMES`
 * @returns the settings
 * @throws {BadSetting} if a value cannot be used
 * @example readSettings(process.env);
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const host = environment["HOST"] || "127.0.0.1";
  const portFrom = (name: string, fallback: number): number => {
    const port = Number(environment[name] || fallback);
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
    throw new BadSetting(`${name} is ${JSON.stringify(environment[name])}. Set it to a number from 1 to 65535.`);
  };
  const port = portFrom("PORT", 4010);
  const metricsPort = environment["METRICS_PORT"] ? portFrom("METRICS_PORT", 0) : undefined;
  if (metricsPort === port) throw new BadSetting("METRICS_PORT is the same as PORT. Set it to another one.");
  const baseUrl = environment["PUBLIC_URL"] || addressOf(host, port);
  if (!/^https?:\/\/[^\s/]+/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new BadSetting(
      `PUBLIC_URL is ${JSON.stringify(baseUrl)}. Set it to an address such as https://api.example.com.`,
    );
  }
  const databaseUrl = environment["DATABASE_URL"] || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BadSetting(
      "DATABASE_URL is not the address of a PostgreSQL database. Set it to one such as postgresql://user:password@host:5432/name.",
    );
  }
  const logLevel = logLevels.find((level) => level === (environment["LOG_LEVEL"] || "info"));
  if (logLevel === undefined) {
    throw new BadSetting(
      `LOG_LEVEL is ${JSON.stringify(environment["LOG_LEVEL"])}. Set it to one of ${logLevels.join(", ")}.`,
    );
  }
  const numberFrom = (name: string, fallback: number, most: number): number => {
    const value = Number(environment[name] || fallback);
    if (value > 0 && value <= most) return value;
    throw new BadSetting(
      `${name} is ${JSON.stringify(environment[name])}. Set it to a number above 0, at most ${most}.`,
    );
  };
  const countFrom = (name: string, fallback: number): number => {
    const value = Number(environment[name] || fallback);
    if (Number.isInteger(value) && value >= 0) return value;
    throw new BadSetting(`${name} is ${JSON.stringify(environment[name])}. Set it to a whole number; 0 for no limit.`);
  };
  const shutdownTime = numberFrom("SHUTDOWN_SECONDS", 25, 3_600) * 1000;
  const drainTime = environment["DRAIN_SECONDS"] ? Number(environment["DRAIN_SECONDS"]) * 1000 : shutdownTime / 5;
  if (!(drainTime >= 0 && drainTime <= shutdownTime / 2)) {
    throw new BadSetting(
      `DRAIN_SECONDS is ${JSON.stringify(environment["DRAIN_SECONDS"])}. Set it to a number from 0 to half of SHUTDOWN_SECONDS, ${shutdownTime / 2000}.`,
    );
  }
  const listFrom = (name: string): readonly string[] => (environment[name] ?? "").split(/[\s,]+/).filter(Boolean);
  const trustProxy = environment["TRUSTED_PROXIES"] || undefined;
  const proxies = trustProxy?.split(",").map((proxy) => proxy.trim()) ?? [];
  if (!proxies.every((proxy) => isIP(proxy.replace(/\/\d{1,3}$/, "")) !== 0 || proxy === "loopback")) {
    throw new BadSetting(
      `TRUSTED_PROXIES is ${JSON.stringify(trustProxy)}. Set it to addresses or networks such as 10.0.0.0/8, separated by commas.`,
    );
  }
  const protocol = environment["OTEL_EXPORTER_OTLP_PROTOCOL"] || "http/protobuf";
  if (environment["OTEL_EXPORTER_OTLP_ENDPOINT"] && protocol !== "http/protobuf") {
    throw new BadSetting(
      `OTEL_EXPORTER_OTLP_PROTOCOL is ${JSON.stringify(protocol)}. The server speaks http/protobuf; set it to that, or leave it out.`,
    );
  }
  return {
    host,
    port,
    metricsPort,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    databaseUrl,
    logLevel,
    shutdownTime,
    drainTime,
    retentionDays: numberFrom("RETENTION_DAYS", 30, 36_500),
    spoolBytes: numberFrom("SPOOL_MEGABYTES", 1_000, 1_000_000) * 1e6,
    retentionBytes: countFrom("RETENTION_MEGABYTES", 10_000) * 1e6 || undefined,
    limits: { perKey: countFrom("KEY_LIMIT", 6_000), perAddress: countFrom("ADDRESS_LIMIT", 12_000) },
    trustProxy,
    secretNames: { secret: listFrom("SECRET_NAMES"), plain: listFrom("PLAIN_NAMES") },
    dataFolder: ".data",
  };
}

/**
 * The address at which a server can be reached from its own machine.
 *
 * @param host - the host that it listens on; `0.0.0.0` and `::` mean every address of the machine
 * @param port - its port
 * @returns the address, without a trailing slash
 */
export function addressOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
