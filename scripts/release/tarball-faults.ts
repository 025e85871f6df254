import { dirname, join } from "node:path/posix";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { problemKindInfo } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Tarball } from "./tarball.ts";

/** The input of this project's own checks. */
type Contents = Pick<Tarball, "manifest" | "files" | "read">;

/**
 * Checks a package for what would go wrong when it is installed.
 *
 * @param tarball - the packed package
 * @returns a sentence for each fault; none for a package that is fit to be published
 * @example
 * for (const fault of await faultsOf(await openTarball("error-contract-client-0.1.0.tgz"))) console.error(fault);
 */
export async function faultsOf(tarball: Tarball): Promise<string[]> {
  return [...packingFaults(tarball), ...(await publintFaults(tarball)), ...(await typeFaults(tarball))];
}

/**
 * Checks for faults that no tool finds: install scripts, links out of the package, tests, a missing license.
 *
 * @param contents - the contents of the tarball
 * @returns a sentence for each fault
 */
export function packingFaults(contents: Contents): string[] {
  return [...manifestFaults(contents), ...fileFaults(contents)];
}

const ofInstall = /^(pre|post)?install$|^(pre|post)?prepare$/;

function* manifestFaults({ manifest }: Contents): Iterable<string> {
  const scripts = Object.keys(manifest.scripts ?? {}).filter((name) => ofInstall.test(name));
  if (scripts.length > 0) yield `runs ${scripts.join(" and ")} when it is installed; packages here run nothing`;
  const text = JSON.stringify(manifest);
  if (text.includes("@error-contract/source")) yield "leads to sources, which are not in it; see .pnpmfile.mjs";
  for (const protocol of ["workspace:", "link:", "file:"]) {
    if (text.includes(`"${protocol}`)) yield `depends on something by ${protocol}, which only this repository knows`;
  }
}

function* fileFaults({ files, read }: Contents): Iterable<string> {
  for (const file of ["LICENSE", "README.md"]) if (!files.includes(file)) yield `has no ${file}`;
  const tests = files.filter((file) => /\.(test|types)\.|(^|\/)testing\//.test(file));
  if (tests.length > 0) yield `brings tests: ${tests.join(", ")}`;
  for (const page of files.filter((file) => file.endsWith(".md"))) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)/g)) {
      const path = join(dirname(page), target);
      if (!files.some((file) => file === path || file.startsWith(`${path}/`)))
        yield `${page} links to ${target}, which is not in it`;
    }
  }
}

async function publintFaults({ manifest, data }: Tarball): Promise<string[]> {
  const { messages } = await publint({ pack: { tarball: data.buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** Checks that the types agree with the code under each module resolution. A package without code has none to check. */
async function typeFaults({ data, manifest }: Tarball): Promise<string[]> {
  if (!JSON.stringify(manifest.exports ?? {}).includes('"types"')) return [];
  const checked = await checkPackage(createPackageFromTarballData(data));
  if (!checked.types) return ["attw: has no types"];
  return checked.problems.filter((problem) => !isAccepted(problem)).map((problem) => `attw: ${describe(problem)}`);
}

/**
 * All packages except the ruleset are pure ES modules, which `require` supports since Node 20.19. attw warns that an older Node,
 * and TypeScript's `node16` in a CommonJS file, reject them; that is intended.
 */
function isAccepted({ kind }: Problem): boolean {
  return kind === "CJSResolvesToESM";
}

function describe(problem: Problem): string {
  const where = "resolutionKind" in problem ? ` (${problem.entrypoint}, ${problem.resolutionKind})` : "";
  return `${problemKindInfo[problem.kind].description}${where}`;
}
