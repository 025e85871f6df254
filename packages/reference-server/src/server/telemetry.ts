import type { FastifyInstance } from "fastify";
import type { StoredEntry } from "../log/stored-entry.ts";

/** Sends what happens to an OpenTelemetry collector. */
export interface Telemetry {
  /** Makes a span of each request. */
  observe(app: FastifyInstance): void;
  /**
   * Sends a client error as a log record, within the span of its request.
   *
   * @param entry - the error as it is stored, without secrets
   */
  refused(entry: StoredEntry): void;
  /** Sends what waits, unless the collector takes too long. */
  close(): Promise<void>;
}

/**
 * Prepares telemetry, if the environment names a collector. The SDK is loaded only then.
 *
 * @param environment - the standard variables of OpenTelemetry: `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME` and so on
 * @returns telemetry; `undefined` without a collector
 */
export async function openTelemetry(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Telemetry | undefined> {
  if (!environment["OTEL_EXPORTER_OTLP_ENDPOINT"] || environment["OTEL_SDK_DISABLED"] === "true") return undefined;
  const { openTelemetrySdk } = await import("./telemetry-sdk.ts");
  return openTelemetrySdk();
}
