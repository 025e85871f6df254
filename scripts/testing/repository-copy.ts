import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import { shadowTree } from "../pipeline/shadow-tree.ts";

/** The output of a script, and how it ended. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** A running script. */
export interface Started {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Outcome>;
}

/** A copy of this repository that a test may break: its sources, with the installed dependencies, and nothing built. */
export class RepositoryCopy implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async make(options: { readonly tests?: boolean } = {}): Promise<RepositoryCopy> {
    const home = await realpath(await mkdtemp(join(tmpdir(), "repository-")));
    return new RepositoryCopy(await shadowTree(root, home, options));
  }

  /** Starts one of the copy's own scripts, as the root `package.json` does. */
  start(script: string, ...args: readonly string[]): Started {
    const started = execa(process.execPath, ["-C", "@error-contract/source", script, ...args], {
      cwd: this.root,
      preferLocal: true, // as `pnpm` does: scripts start `node` and others by name
      localDir: this.root,
      all: true,
      reject: false,
    });
    const ended = started.then(({ exitCode, all }) => ({ exitCode, output: all }));
    return { kill: (signal) => started.kill(signal), ended };
  }

  run(script: string, ...args: readonly string[]): Promise<Outcome> {
    return this.start(script, ...args).ended;
  }

  read(path: string): Promise<string> {
    return readFile(join(this.root, path), "utf8");
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), text);
  }

  /** Replaces text. Throws if it is missing, because an edit without effect would prove nothing. */
  async edit(path: string, from: string | RegExp, to: string): Promise<void> {
    const before = await this.read(path);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${path} has no ${from}`);
    await this.write(path, after);
  }

  remove(path: string): Promise<void> {
    return rm(join(this.root, path));
  }

  /** A fingerprint per file below the given folders. */
  async fingerprints(...folders: readonly string[]): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const folder of folders) {
      const entries = await readdir(join(this.root, folder), { recursive: true, withFileTypes: true });
      for (const entry of entries.filter((candidate) => candidate.isFile())) {
        const path = join(entry.parentPath, entry.name);
        found[path.slice(this.root.length + 1)] = createHash("sha256")
          .update(await readFile(path))
          .digest("hex");
      }
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(dirname(this.root), { recursive: true, force: true });
  }
}
