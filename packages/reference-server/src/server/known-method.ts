import { METHODS } from "node:http";

/**
 * The name of a method in metrics and telemetry.
 *
 * @param method - the method that the caller sent
 * @returns the method, or `_OTHER` (OpenTelemetry's term) if it is unknown, so that callers cannot make up names
 */
export function knownMethod(method: string): string {
  return METHODS.includes(method) ? method : "_OTHER";
}
