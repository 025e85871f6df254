import { execa } from "execa";
import type { Tarball } from "./tarball.ts";

/** Where to publish; without a registry, where npm's own configuration says. */
interface Options {
  readonly registry?: string | undefined;
}

/**
 * Publishes a tarball as it is, unless the registry has this version already: a release that broke off can be run again.
 *
 * @param tarball - the packed package
 * @param options.registry - address of another registry, for a rehearsal: nothing there attests where a package was built
 * @returns whether it was published now
 * @throws {ExecaError} with what npm said, when it refused
 */
export async function publish({ path, manifest }: Tarball, { registry }: Options): Promise<boolean> {
  const there = registry === undefined ? [] : ["--registry", registry];
  const id = `${manifest.name}@${manifest.version}`;
  const { stdout } = await execa("npm", ["view", id, "version", ...there], { reject: false });
  if (stdout.trim() === manifest.version) return false;
  const attested = registry === undefined ? ["--provenance"] : [];
  await execa("npm", ["publish", path, "--access", "public", ...attested, ...there]);
  return true;
}
