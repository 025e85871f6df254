import { join } from "node:path";

/** Absolute path of the repository that is measured. */
export const root: string = join(import.meta.dirname, "../../..");
