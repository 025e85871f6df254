import { execa } from "execa";
import type { Tarball } from "./tarball.ts";

/** Where to publish; without a registry, npm's own configuration decides. */
interface Options {
  readonly registry?: string | undefined;
}

/**
 * Publishes a tarball unless the registry already has this version, so that an interrupted release can be run again.
 *
 * @param tarball - the packed package
 * @param options.registry - URL of another registry, for a rehearsal without provenance
 * @returns whether it has just been published
 * @throws {ExecaError} with npm's output, if npm fails
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
