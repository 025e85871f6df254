import type { Format } from "./format.ts";

/** For programs; `schemas/lint.schema.json` describes it. */
export const json: Format = ({ findings, mended, summary }) => {
  const shown = findings.map(({ excerpt: _, ...finding }) => finding);
  return { text: `${JSON.stringify({ findings: shown, mended, summary }, null, 2)}\n` };
};
