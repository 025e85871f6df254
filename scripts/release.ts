import { globSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { table } from "@error-contract/testing";
import { execa } from "execa";
import { command } from "./pipeline/command.ts";
import { root } from "./pipeline/repository.ts";
import { StageFailure } from "./pipeline/stage.ts";
import { writeBillsOfMaterials } from "./release/bill-of-materials.ts";
import { packAll } from "./release/pack.ts";
import { publish } from "./release/publish.ts";
import type { Tarball } from "./release/tarball.ts";
import { faultsOf } from "./release/tarball-faults.ts";

const help = `pnpm release [--dry-run] [--out FOLDER] [--registry URL]

Builds, packs every package that is not private, checks each tarball as those who install it will use it (publint, attw,
README links, licenses, install scripts), writes a bill of materials beside it, and publishes what the registry lacks.
.github/workflows/release.yml runs it; npm then attests where the packages were built.

  --dry-run       publishes nothing; lists what would be published
  --out FOLDER    where tarballs and bills of materials go; what is in it is removed (.build/release)
  --registry URL  publishes there, without an attestation: for a rehearsal

Exit codes: 0 published, or could be; 1 something is wrong (it is named); 2 wrong argument.`;

await command(
  help,
  async ({ "dry-run": dryRun = false, out = join(root, ".build/release"), registry }) => {
    if (!dryRun && registry === undefined) await refuseUnfinished();
    await build();
    const folder = resolve(out);
    const tarballs = await packAll(folder);
    await check(tarballs);
    await writeBillsOfMaterials(tarballs, folder);
    console.log(listOf(tarballs));
    if (dryRun) {
      console.log(`\nAll of them can be published; nothing was. They are in ${relative(process.cwd(), folder)}/.`);
      return 0;
    }
    for (const tarball of tarballs) {
      const { name, version } = tarball.manifest;
      const isNew = await publish(tarball, { registry });
      console.log(`${name}@${version} ${isNew ? "published" : "was there already"}`);
    }
    return 0;
  },
  { "dry-run": { type: "boolean" }, out: { type: "string" }, registry: { type: "string" } },
);

/** Requires that everything is committed, and that the changesets have been applied. */
async function refuseUnfinished(): Promise<void> {
  const { stdout: changed } = await execa("git", ["status", "--porcelain"], { cwd: root });
  if (changed !== "") throw new StageFailure(`Commit or remove these first:\n${changed}`);
  const pending = globSync(".changeset/*.md", { cwd: root }).filter((path) => !path.endsWith("README.md"));
  if (pending.length > 0) {
    const remedy = "Run `pnpm exec changeset version` and commit what it changes.";
    throw new StageFailure(`These changesets are not in a version yet:\n${pending.join("\n")}\n${remedy}`);
  }
}

async function build(): Promise<void> {
  const args = ["-C", "@error-contract/source", "scripts/build.ts"];
  const { failed } = await execa("node", args, { cwd: root, stdio: "inherit", reject: false });
  if (failed) throw new StageFailure("The build failed, so nothing was packed.");
}

async function check(tarballs: readonly Tarball[]): Promise<void> {
  const found = await Promise.all(
    tarballs.map(async (tarball) => (await faultsOf(tarball)).map((fault) => `${tarball.manifest.name}: ${fault}`)),
  );
  const faults = found.flat();
  if (faults.length > 0) throw new StageFailure(`Not fit to be published:\n${faults.join("\n")}`);
}

function listOf(tarballs: readonly Tarball[]): string {
  const rows = tarballs.map(({ manifest, packed, unpacked, files }) => [
    `${manifest.name}@${manifest.version}`,
    kB(packed),
    kB(unpacked),
    String(files.length),
  ]);
  return table([["package", "packed", "unpacked", "files"], ...rows]);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
