/**
 * Measures each published package: its own size, and its size with its dependencies as npm installs it, without peers.
 */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "@error-contract/testing";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import { type Manifest, publishedPackages } from "../release/published-packages.ts";

/** Packages that an error plugin must not install in a service. */
const unwanted: Readonly<Record<string, RegExp>> = {
  "@error-contract/fastify": /^(pg|@electric-sql\/pglite|jose|@error-contract\/(client|api))$/,
};

const published = publishedPackages.map(({ manifest }) => manifest);

const home = await mkdtemp(join(tmpdir(), "install-size-"));
try {
  await execa("node", ["-C", "@error-contract/source", "scripts/build.ts"], { cwd: root });
  const filters = published.flatMap(({ name }) => ["--filter", name]);
  await execa("npx", ["-y", "pnpm@12", ...filters, "pack", "--pack-destination", home], { cwd: root });
  const rows: string[][] = [];
  for (const manifest of published) rows.push(await measure(manifest));
  console.log(table([["package", "own", "installed", "packages", "largest"], ...rows]));
} finally {
  await rm(home, { recursive: true });
}

async function measure(manifest: Manifest): Promise<string[]> {
  const place = join(home, manifest.name.replace("/", "-"));
  await mkdir(place);
  await writeFile(join(place, "package.json"), '{ "private": true }');
  const tarballs = withSiblings(manifest).map((name) =>
    join(home, `${name.replace(/^@(.*)\//, "$1-")}-${versionOf(name)}.tgz`),
  );
  await execa(
    "npm",
    ["install", "--omit=peer", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", ...tarballs],
    {
      cwd: place,
    },
  );
  const modules = join(place, "node_modules");
  const sizes = await Promise.all(
    (await installed(modules)).map(async (name) => ({ name, size: await sizeOf(join(modules, name)) })),
  );
  const found = sizes.map(({ name }) => name).filter((name) => unwanted[manifest.name]?.test(name));
  if (found.length > 0) {
    console.error(`${manifest.name} brings ${found.join(", ")}.`);
    process.exitCode = 1;
  }
  const own = sizes.find(({ name }) => name === manifest.name)?.size ?? 0;
  const whole = sizes.reduce((sum, { size }) => sum + size, 0);
  const [largest] = sizes.filter(({ name }) => name !== manifest.name).sort((a, b) => b.size - a.size);
  return [
    manifest.name,
    kB(own),
    kB(whole),
    String(sizes.length),
    largest === undefined ? "" : `${largest.name} ${kB(largest.size)}`,
  ];
}

function versionOf(name: string): string {
  return published.find((manifest) => manifest.name === name)?.version ?? "";
}

/** The package and those of this repository that it depends on, by name. */
function withSiblings({ name, dependencies = {} }: Manifest): string[] {
  const siblings = published.filter((other) => other.name in dependencies);
  return [...new Set([name, ...siblings.flatMap(withSiblings)])];
}

async function installed(modules: string): Promise<string[]> {
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const scoped = names.filter((name) => name.startsWith("@"));
  const inScopes = await Promise.all(
    scoped.map(async (scope) => (await readdir(join(modules, scope))).map((name) => `${scope}/${name}`)),
  );
  return [...names.filter((name) => !name.startsWith("@")), ...inScopes.flat()];
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toLocaleString("en", { maximumFractionDigits: 0 })} kB`;
}
