import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./pipeline/command.ts";
import { root } from "./pipeline/repository.ts";
import { dependencyTable } from "./release/dependency-table.ts";

const help = `pnpm dependencies

Writes DEPENDENCIES.md: what each published package installs with it, and the reason, license and size of every dependency.
A reason is written in scripts/release/dependency-reasons.ts.

Exit codes: 0 written, 2 wrong argument.`;

await command(help, async () => {
  await writeFile(join(root, "DEPENDENCIES.md"), dependencyTable());
  console.log("DEPENDENCIES.md written.");
  return 0;
});
