import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import type { Tarball } from "./tarball.ts";

/** A package whose code is inside another's tarball. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The subset of a CycloneDX document that is used here. */
interface Bill {
  readonly components?: readonly { readonly purl?: string }[];
}

/**
 * Writes a software bill of materials for every package, in CycloneDX: everything that is installed with it, and what its bundle
 * contains.
 *
 * @param tarballs - the tarballs of the packages
 * @param folder - absolute path of the folder to write to
 * @returns their paths, in the order of the tarballs
 */
export async function writeBillsOfMaterials(tarballs: readonly Tarball[], folder: string): Promise<string[]> {
  const filters = tarballs.flatMap(({ manifest }) => ["--filter", manifest.name]);
  const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6", "--prod", "--split"];
  const out = ["--out", join(folder, "%s-%v.cdx.json")];
  await execa("npx", ["-y", "pnpm@12", ...filters, "sbom", ...format, ...out], { cwd: root });
  return Promise.all(tarballs.map(addBundled));
}

async function addBundled({ path, files, read }: Tarball): Promise<string> {
  const file = path.replace(/\.tgz$/, ".cdx.json");
  const list = files.find((name) => name.endsWith("/bundled.json"));
  if (list !== undefined) {
    const bundled: readonly Bundled[] = JSON.parse(read(list));
    const bill: Bill = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, `${JSON.stringify(withBundled(bill, bundled), null, 2)}\n`);
  }
  return file;
}

/** pnpm knows what is installed with a package; only the bundler knows what it bundled. */
function withBundled(bill: Bill, bundled: readonly Bundled[]): Bill {
  const listed = bill.components ?? [];
  const known = new Set(listed.map(({ purl }) => purl));
  const inside = bundled.map(({ name, version, license }) => {
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return {
      type: "library",
      name,
      version,
      purl,
      "bom-ref": purl,
      scope: "required",
      licenses: [{ license: { id: license } }],
    };
  });
  return { ...bill, components: [...listed, ...inside.filter(({ purl }) => !known.has(purl))] };
}
