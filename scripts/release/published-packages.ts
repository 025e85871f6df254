import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../pipeline/repository.ts";

/** The subset of `package.json` that these scripts read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly sideEffects?: boolean | readonly string[];
  readonly engines?: { readonly node?: string };
  readonly files?: readonly string[];
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly exports?: unknown;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Its folder, relative to the root of the repository: `packages/client`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The manifest of the repository itself. */
export const rootManifest: Manifest = manifestIn("");

/** The repository's public URL, without a trailing slash. Its single source is the root manifest. */
export const repository: string = rootManifest.repository?.url.replace(/^git\+(.*)\.git$/, "$1") ?? "";

/** Every package of the workspace except the root. */
export const workspacePackages: readonly WorkspacePackage[] = [
  "spec",
  ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`),
]
  // Git leaves folders without a manifest behind when a package moves.
  .filter((folder) => existsSync(join(root, folder, "package.json")))
  .map((folder) => ({ folder, manifest: manifestIn(folder) }));

/** The packages that a release publishes: all that are not private. */
export const publishedPackages: readonly WorkspacePackage[] = workspacePackages.filter(
  ({ manifest }) => !manifest.private,
);

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}
