import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type BuiltCommand, buildCommand, type Ended } from "./built-command.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** A folder with the command as published. Use it only inside tests and hooks. */
export interface CommandInFolder {
  readonly path: string;
  /** The path of the file that Node runs. */
  readonly bin: string;
  /** Runs the command in the folder, and never rejects. */
  readonly run: (args: readonly string[], options?: Options) => Promise<Ended>;
  /** Reads a text file of the folder. */
  readonly read: (name: string) => string;
  /** Writes a file into the folder, and returns its path. */
  readonly write: TemporaryFolder["write"];
}

/**
 * Sets up the tests of a file: bundles the command once, and makes a folder.
 *
 * @param files - the initial files of the folder, by name
 * @param options.lasts - whether each test has a folder of its own, or all tests of the file share one; @default "test"
 * @returns the command and its folder
 * @example
 * const folder = commandInFolder({ "openapi.yaml": faulty });
 * it("fails", async () => expect(await folder.run(["lint", "openapi.yaml"])).toMatchObject({ exitCode: 1 }));
 */
export function commandInFolder(
  files: Readonly<Record<string, string>> = {},
  { lasts = "test" }: { readonly lasts?: "test" | "file" } = {},
): CommandInFolder {
  let command: BuiltCommand;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    command = await buildCommand();
  });
  afterAll(() => command[Symbol.asyncDispose]());
  const [begin, end] = lasts === "test" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  begin(() => {
    folder = temporaryFolder(files);
  });
  end(() => folder[Symbol.dispose]());

  return {
    get path() {
      return folder.path;
    },
    get bin() {
      return command.bin;
    },
    run: (args, options = {}) => command.run(args, { cwd: folder.path, ...(options as object) }),
    read: (name) => readFileSync(join(folder.path, name), "utf8"),
    write: (name, content) => folder.write(name, content),
  };
}
