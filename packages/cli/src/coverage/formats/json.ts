import type { Format } from "./format.ts";

/** For programs; `schemas/coverage.schema.json` describes it. */
export const json: Format = (coverage) => `${JSON.stringify(coverage, undefined, 2)}\n`;
