import { join } from "node:path";

/** The absolute path of the repository. */
export const root: string = join(import.meta.dirname, "../../..");
