import type { Telemetry } from "./telemetry-sdk.ts";

/**
 * Prepares telemetry, if the environment names a collector. The SDK is loaded only then.
 *
 * @param environment - OpenTelemetry's standard variables: `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME` and so on
 * @returns telemetry; `undefined` without a collector
 */
export async function openTelemetry(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Telemetry | undefined> {
  if (!environment["OTEL_EXPORTER_OTLP_ENDPOINT"] || environment["OTEL_SDK_DISABLED"] === "true") return undefined;
  const { openTelemetrySdk } = await import("./telemetry-sdk.ts");
  return openTelemetrySdk();
}
