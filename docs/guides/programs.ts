import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCommand } from "../../packages/cli/src/testing/built-command.ts";

/** A folder with the program `error-contract`, bundled from this repository's sources. */
export interface Programs extends AsyncDisposable {
  readonly folder: string;
}

/**
 * Bundles the command, and puts it where a shell finds it.
 *
 * @returns the folder; disposing of it removes it
 */
export async function buildPrograms(): Promise<Programs> {
  const command = await buildCommand();
  const folder = await mkdtemp(join(tmpdir(), "programs-"));
  const program = join(folder, "error-contract");
  // The condition leads to the sources of the generator, which the bundle leaves outside.
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' -C @error-contract/source '${command.bin}' "$@"\n`);
  await chmod(program, 0o755);
  return {
    folder,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
      await command[Symbol.asyncDispose]();
    },
  };
}
