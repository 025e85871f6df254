import type { Style } from "../../command-line/terminal.ts";
import type { DiffResult } from "../located-event.ts";

/** Writes what changed. */
export type Format = (result: DiffResult, style: Style) => string;
