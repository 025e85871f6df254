import { plainEvent } from "../diff/plain-event.ts";
import type { Report } from "./report.ts";

/**
 * Writes a report for programs; `schemas/report.schema.json` describes it.
 *
 * @param report - the report
 * @returns JSON
 */
export function renderJson({ contradictions, changes, ...report }: Report): string {
  const data = {
    version: 1,
    ...report,
    ...(changes && { changes: { ...changes, events: changes.events.map(plainEvent) } }),
    contradictions: contradictions.map(({ excerpt: _, ...finding }) => finding),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
