import type { Logger } from "../log/logger.ts";

/** Says nothing. */
export const silentLogger: Logger = { error: () => undefined, info: () => undefined };
