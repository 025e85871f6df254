import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";

/** A package manager as a user runs it, in a folder of its own. */
export interface PackageManager {
  readonly name: string;
  /** Configures its registry, and keeps its cache in the folder. */
  readonly configure: (folder: string, registry: string) => Promise<void>;
  /** The command that installs the dependencies in `package.json`. */
  readonly install: Command;
  /** The command that runs `node` with the installed packages. */
  readonly node: Command;
  /** The command that runs a program of an installed package. */
  readonly exec: Command;
  /** The command that fetches a package and runs its program, without installing it. */
  readonly fetchAndRun: Command;
}

type Command = readonly [program: string, ...args: string[]];

/** Installed once: `npx` would query a registry for every command. */
const programs = { pnpm: "12", "@yarnpkg/cli-dist": "4" };
const pnpm = ["pnpm"] as const;
const yarn = ["yarn"] as const;
const ours = ["error-contract", "@error-contract/*"];

/** npm, pnpm, and yarn 4 with Plug'n'Play, which prevents a package from importing what it does not declare. */
export const packageManagers: readonly PackageManager[] = [
  {
    name: "npm",
    configure: (folder, registry) =>
      writeFile(join(folder, ".npmrc"), `registry=${registry}\ncache=${join(folder, ".cache")}\n`),
    install: ["npm", "install", "--no-audit", "--no-fund"],
    node: ["node"],
    exec: ["npx", "--no-install"],
    fetchAndRun: ["npx", "-y"],
  },
  {
    name: "pnpm",
    async configure(folder, registry) {
      await writeFile(join(folder, ".npmrc"), `registry=${registry}\n`);
      // pnpm waits a day before it installs a new version, but our versions in this registry are always new.
      const settings = {
        minimumReleaseAgeExclude: ours,
        storeDir: join(folder, ".store"),
        cacheDir: join(folder, ".cache"),
      };
      await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
    },
    install: [...pnpm, "install", "--no-frozen-lockfile"], // in CI it would require a lockfile
    node: ["node"],
    exec: [...pnpm, "exec"],
    fetchAndRun: [...pnpm, "dlx"],
  },
  {
    name: "yarn",
    async configure(folder, registry) {
      const settings = {
        npmRegistryServer: registry,
        unsafeHttpWhitelist: ["127.0.0.1"],
        npmPreapprovedPackages: ours,
        globalFolder: join(folder, ".yarn-global"),
        enableTelemetry: false,
        enableImmutableInstalls: false, // the default in CI, where a new project would have no lockfile
      };
      await writeFile(join(folder, ".yarnrc.yml"), JSON.stringify(settings));
      await writeFile(join(folder, "yarn.lock"), ""); // makes it a separate project, whatever is above it
    },
    install: [...yarn, "install"],
    node: [...yarn, "node"],
    exec: [...yarn, "run"],
    fetchAndRun: [...yarn, "dlx"],
  },
];

/**
 * Installs the package managers that do not come with Node.
 *
 * @param folder - where to install them
 * @returns the folder with their programs
 */
export async function installManagers(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: programs }));
  await execa("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder });
  return join(folder, "node_modules/.bin");
}

/**
 * Runs a package manager's command on a version of Node.
 *
 * @param command - the command
 * @param args - its arguments
 * @param options.cwd - the folder
 * @param options.node - path of the Node that everything runs on
 * @param options.managers - folder of the package managers' programs, for those that do not come with Node
 * @returns its output, and how it ended
 */
export async function runOn(
  [program, ...first]: Command,
  args: readonly string[],
  { cwd, node, managers }: { readonly cwd: string; readonly node: string; readonly managers?: string },
): Promise<{ readonly exitCode: number | undefined; readonly stdout: string; readonly all: string }> {
  const path = [dirname(node), ...(managers === undefined ? [] : [managers]), process.env["PATH"]].join(delimiter);
  const { exitCode, stdout, all } = await execa(program, [...first, ...args], {
    cwd,
    all: true,
    reject: false,
    stdin: "ignore",
    env: { ...withoutNpm(), PATH: path },
    extendEnv: false,
  });
  return { exitCode, stdout, all };
}

/** pnpm's environment variables refer to this repository, and would mislead another package manager. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(p?npm_|NODE_OPTIONS|VITEST)/i.test(name)),
  );
}
