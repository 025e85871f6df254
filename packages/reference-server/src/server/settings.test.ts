import { describe, expect, test } from "vitest";
import { BadSetting, readSettings } from "./settings.ts";

describe("The settings", () => {
  test("have defaults, which also apply to empty variables", () => {
    const expected = {
      host: "127.0.0.1",
      port: 4010,
      metricsPort: undefined,
      baseUrl: "http://127.0.0.1:4010",
      databaseUrl: undefined,
      logLevel: "info",
      shutdownTime: 25_000,
      drainTime: 5_000,
      retentionDays: 30,
      spoolBytes: 1e9,
      retentionBytes: 10e9,
      limits: { perKey: 6_000, perAddress: 12_000 },
      trustProxy: undefined,
      secretNames: { secret: [], plain: [] },
      dataFolder: ".data",
    };
    expect(readSettings({})).toEqual(expected);
    expect(readSettings({ PORT: "", HOST: "", DATABASE_URL: "", PUBLIC_URL: "" })).toEqual(expected);
  });

  test.each([
    [{ PORT: "8080" }, "http://127.0.0.1:8080"],
    [{ HOST: "::1" }, "http://[::1]:4010"],
    [{ HOST: "0.0.0.0" }, "http://127.0.0.1:4010"],
    [{ PUBLIC_URL: "https://api.example.com/v1/" }, "https://api.example.com/v1"],
  ])("%j make the base URL %s", (environment, baseUrl) => {
    expect(readSettings(environment).baseUrl).toBe(baseUrl);
  });

  test.each([
    [{ PORT: "http" }, 'PORT is "http". Set it to a number from 1 to 65535.'],
    [{ PORT: "0" }, "from 1 to 65535"],
    [{ PORT: "65536" }, "from 1 to 65535"],
    [{ PORT: "40.5" }, "from 1 to 65535"],
    [{ METRICS_PORT: "no" }, 'METRICS_PORT is "no". Set it to a number from 1 to 65535.'],
    [{ PORT: "80", METRICS_PORT: "80" }, "METRICS_PORT is the same as PORT."],
    [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL is "loud". Set it to one of trace, debug, info, warn, error, fatal, silent.'],
    [{ SHUTDOWN_SECONDS: "soon" }, 'SHUTDOWN_SECONDS is "soon". Set it to a number above 0, at most 3600.'],
    [{ SHUTDOWN_SECONDS: "-1" }, "above 0"],
    [
      { SHUTDOWN_SECONDS: "4", DRAIN_SECONDS: "3" },
      'DRAIN_SECONDS is "3". Set it to a number from 0 to half of SHUTDOWN_SECONDS, 2.',
    ],
    [{ DRAIN_SECONDS: "-1" }, "from 0 to half of SHUTDOWN_SECONDS, 12.5."],
    [{ RETENTION_DAYS: "for ever" }, 'RETENTION_DAYS is "for ever". Set it to a number above 0, at most 36500.'],
    [{ SPOOL_MEGABYTES: "0" }, 'SPOOL_MEGABYTES is "0". Set it to a number above 0, at most 1000000.'],
    [{ KEY_LIMIT: "-1" }, 'KEY_LIMIT is "-1". Set it to a whole number; 0 for no limit.'],
    [{ ADDRESS_LIMIT: "many" }, "ADDRESS_LIMIT"],
    [{ RETENTION_MEGABYTES: "1.5" }, "RETENTION_MEGABYTES"],
    [{ TRUSTED_PROXIES: "everybody" }, "Set it to addresses or networks such as 10.0.0.0/8"],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4317", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
      'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc". The server speaks http/protobuf',
    ],
    [{ DATABASE_URL: "garbage" }, "Set it to one such as postgresql://user:password@host:5432/name."],
    [{ PUBLIC_URL: "api.example.com" }, 'PUBLIC_URL is "api.example.com". Set it to an address'],
  ])("%j are rejected with advice", (environment, message) => {
    expect(() => readSettings(environment)).toThrow(BadSetting);
    expect(() => readSettings(environment)).toThrow(message);
  });
});
