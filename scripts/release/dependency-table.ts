import { join } from "node:path";
import { root } from "../pipeline/repository.ts";
import { reasonFor } from "./dependency-reasons.ts";
import { closureOf, findInstalled, type Installed, sizeOf } from "./installed.ts";
import { publishedPackages, rootManifest, type WorkspacePackage, workspacePackages } from "./published-packages.ts";

/** A dependency, and the packages of this repository that name it. */
export interface Dependency {
  readonly installed: Installed;
  /** Folders: `packages/cli`. */
  readonly users: readonly string[];
}

const everywhere: readonly WorkspacePackage[] = [{ folder: "the root", manifest: rootManifest }, ...workspacePackages];

/** The dependencies that the published packages install, including peers, by name. */
export const shipped: readonly Dependency[] = dependenciesOf(publishedPackages, ({ manifest }) => ({
  ...manifest.dependencies,
  ...manifest.peerDependencies,
}));

/** The dependencies that are only installed for development, by name. */
export const development: readonly Dependency[] = dependenciesOf(everywhere, ({ manifest }) => ({
  ...manifest.dependencies,
  ...manifest.devDependencies,
})).filter(({ installed }) => !shipped.some((other) => other.installed.name === installed.name));

function dependenciesOf(
  packages: readonly WorkspacePackage[],
  namesIn: (each: WorkspacePackage) => Readonly<Record<string, string>>,
): Dependency[] {
  const users = new Map<string, WorkspacePackage[]>();
  for (const each of packages) {
    for (const name of Object.keys(namesIn(each))) users.set(name, [...(users.get(name) ?? []), each]);
  }
  return [...users]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, [first, ...others]]) => {
      const installed = first && findInstalled(name, folderOf(first));
      return installed
        ? [{ installed, users: [first, ...others].map(({ folder }) => folder.replace("packages/", "")) }]
        : [];
    });
}

/** Where a package of this repository is. */
function folderOf({ folder }: WorkspacePackage): string {
  return folder === "the root" ? root : join(root, folder);
}

/**
 * Writes DEPENDENCIES.md.
 *
 * @returns its text: what each package installs, and why each dependency is there
 */
export function dependencyTable(): string {
  const sizes = new Map<string, number>();
  const measure = (each: Installed): number => {
    const known = sizes.get(each.folder) ?? sizeOf(each);
    sizes.set(each.folder, known);
    return known;
  };
  const weigh = (start: Installed): { readonly bytes: number; readonly count: number } => {
    const all = closureOf(start).filter(isThirdParty);
    return { bytes: all.reduce((sum, each) => sum + measure(each), 0), count: all.length };
  };
  const brought = shipped.filter(({ installed }) => isThirdParty(installed));
  return [
    "# Dependencies",
    "<!-- Written by `pnpm dependencies`, from the manifests and scripts/release/dependency-reasons.ts. -->",
    "Every dependency has a reason and a license that [scripts/release/licenses.ts](scripts/release/licenses.ts) allows; a test checks both. Sizes are on disk, after installation.",
    "## What each package installs",
    rows(
      ["package", "third-party packages", "size"],
      publishedPackages.map((each) => {
        const start: Installed = {
          ...nothing,
          folder: folderOf(each),
          needs: Object.keys(each.manifest.dependencies ?? {}),
        };
        const { bytes, count } = weigh(start);
        return [`\`${each.manifest.name}\``, String(count), kB(bytes)];
      }),
    ),
    "Most of what the command and the generator install is TypeScript and `@redocly/openapi-core`, which only `generate` and `test` load.",
    "## Dependencies of published packages",
    rows(
      ["dependency", "used by", "license", "size", "with its dependencies", "reason"],
      brought.map(({ installed, users }) => {
        const { bytes, count } = weigh(installed);
        const all = count === 1 ? "" : `${kB(bytes)} in ${count}`;
        return [
          `\`${installed.name}\``,
          users.join(", "),
          installed.license,
          kB(measure(installed)),
          all,
          reasonFor(installed.name) ?? "",
        ];
      }),
    ),
    "## Development only",
    rows(
      ["dependency", "used by", "license", "reason"],
      development
        .filter(({ installed }) => isThirdParty(installed) && !installed.name.startsWith("@types/"))
        .map(({ installed, users }) => [
          `\`${installed.name}\``,
          users.join(", "),
          installed.license,
          reasonFor(installed.name) ?? "",
        ]),
    ),
    "",
  ].join("\n\n");
}

const nothing = { name: "", version: "", license: "" } as const;

function isThirdParty({ name }: Installed): boolean {
  return name !== "" && name !== "error-contract" && !name.startsWith("@error-contract/");
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;
}
