import { METHODS } from "node:http";

/**
 * A method as metrics and telemetry name it.
 *
 * @param method - what the caller sent as one
 * @returns the method, or `_OTHER` (OpenTelemetry's word) for what is none, so that callers cannot make up names
 */
export function knownMethod(method: string): string {
  return METHODS.includes(method) ? method : "_OTHER";
}
