import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

const packageRoot = join(import.meta.dirname, "../..");

/** How a command ended, and what it printed. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** A user's project, in a folder outside the workspace. */
export class Project implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** A project without dependencies. */
  static async empty(): Promise<Project> {
    const root = await realpath(await mkdtemp(join(tmpdir(), "project-")));
    await writeFile(join(root, "package.json"), '{ "private": true }');
    return new Project(root);
  }

  /** A project with the current rules: bundled as for publication, but not packed. */
  static async withRules(): Promise<Project> {
    const project = await Project.empty();
    const installed = join(project.root, "node_modules/@error-contract/ruleset");
    await mkdir(installed, { recursive: true });
    await cp(join(packageRoot, "package.json"), join(installed, "package.json"));
    const config = join(packageRoot, "rolldown.config.ts");
    await execa("rolldown", ["--config", config, "--environment", `OUT_DIR:${join(installed, "dist/bundle")}`], {
      preferLocal: true,
      localDir: import.meta.dirname,
    });
    return project;
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.root, path)), { recursive: true });
      await writeFile(join(this.root, path), text);
    }
  }

  /** Runs a tool of the workspace, or of the machine, in the project. */
  async run(tool: string, ...args: readonly string[]): Promise<Outcome> {
    const { exitCode, all } = await execa(tool, args, {
      cwd: this.root,
      all: true,
      reject: false,
      preferLocal: true,
      localDir: import.meta.dirname,
      // The export conditions of the test run would resolve to the sources.
      env: { NODE_OPTIONS: "", NO_COLOR: "1" },
    });
    return { exitCode, output: all };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
