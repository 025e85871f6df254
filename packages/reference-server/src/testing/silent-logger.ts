import type { Logger } from "../log/logger.ts";

/** A logger that discards everything. */
export const silentLogger: Logger = { error: () => undefined, info: () => undefined };
