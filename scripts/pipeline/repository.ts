import { join } from "node:path";

/** The repository that these scripts belong to. */
export const root: string = join(import.meta.dirname, "../..");
