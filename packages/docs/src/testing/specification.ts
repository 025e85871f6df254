import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { redoclyEnvironment } from "../reference/redocly-environment.ts";

const root = join(import.meta.dirname, "../../../..");

/** Path of the `redocly.yaml` of this repository. */
export const config: string = join(root, "redocly.yaml");

/** Bundles this project's own document from its source, so that a test never sees a stale bundle. */
export async function bundleSpecification(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "specification-"));
  try {
    const bundle = join(folder, "openapi.json");
    await execa("redocly", ["bundle", join(root, "spec/openapi.yaml"), "--output", bundle], {
      cwd: root,
      preferLocal: true,
      localDir: import.meta.dirname,
      env: redoclyEnvironment,
    });
    return JSON.parse(await readFile(bundle, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
