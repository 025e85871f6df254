import { join } from "node:path";

/** The repository that these scripts belong to. */
export const root: string = join(import.meta.dirname, "../..");

/** Where the stages of a build cache their last outputs. */
export const memory: string = join(root, ".build/remembered");
