import { join } from "node:path";
import { generate } from "@error-contract/generator";
import { guidesFolder } from "./follow-guide.ts";

/** The generated folder that the code in "Call it" uses. */
export const clientFolder: string = join(guidesFolder, "examples/call/generated");

/**
 * Generates the client of the first guide's finished document.
 *
 * @param outDir - where to write it; it is replaced
 */
export async function generateClient(outDir: string): Promise<void> {
  await generate({
    document: join(guidesFolder, "examples/stripe-like/after/openapi.yaml"),
    outDir,
    source: "docs/examples/stripe-like/after/openapi.yaml",
    command: "pnpm refresh-docs",
    importExtension: ".ts",
  });
}
