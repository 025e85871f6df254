import type { Style } from "../../command-line/terminal.ts";
import type { Coverage } from "../coverage.ts";

/** Writes a coverage. */
export type Format = (coverage: Coverage, style: Style) => string;
