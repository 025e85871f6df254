import { execa } from "execa";
import type { TestProject } from "vitest/node";
import { RepositoryCopy } from "../../testing/repository-copy.ts";
import { startRegistry } from "./registry.ts";

/** The output of `pnpm release`, and how it ended. */
export interface Released {
  readonly exitCode: number | undefined;
  readonly output: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the registry with every package, published by the first of two releases. */
    readonly registry: string;
    readonly releases: readonly [first: Released, again: Released];
  }
}

/**
 * Publishes every package to a registry on this machine, with `pnpm release` itself, for all tests of the rehearsal.
 *
 * @param project - the project of the tests
 * @returns a function that stops the registry
 */
export default async function publishAll(project: TestProject): Promise<() => Promise<void>> {
  await using copy = await RepositoryCopy.make();
  const registry = await startRegistry();
  const release = async (): Promise<Released> => {
    const args = ["-C", "@error-contract/source", "scripts/release.ts", "--registry", registry.url];
    const env = { npm_config_userconfig: registry.npmrc };
    const { exitCode, all } = await execa("node", args, { cwd: copy.root, env, all: true, reject: false });
    return { exitCode, output: all };
  };
  project.provide("registry", registry.url);
  project.provide("releases", [await release(), await release()]);
  return async () => {
    await registry[Symbol.asyncDispose]();
  };
}
