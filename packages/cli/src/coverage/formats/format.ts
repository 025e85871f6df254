import type { Style } from "../../command-line/terminal.ts";
import type { Coverage } from "../coverage.ts";

/** Writes the coverage in a format. */
export type Format = (coverage: Coverage, style: Style) => string;
