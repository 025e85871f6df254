import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that is removed after the test. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
  /** Writes a file into it, and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

/**
 * Makes a folder.
 *
 * @param files - its initial files, by name
 * @returns the folder
 */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "error-contract-"));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
