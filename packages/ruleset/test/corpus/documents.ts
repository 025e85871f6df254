import { existsSync } from "node:fs";
import { join } from "node:path";

const packageRoot = join(import.meta.dirname, "../..");
const repository = join(packageRoot, "../..");

/** Where to find a third-party document. None is ever committed. */
type Origin =
  /** A file of the folder `shared/corpus` beside the repository, which not every machine has. */
  | { readonly folder: string }
  /** A file of a package that the tests depend on, in the version for which the findings were judged. */
  | { readonly package: string; readonly file: string }
  /** A file of a package that is too large for a dependency. `pnpm bench lint` installs it where benchmarks have their peers. */
  | { readonly peer: string; readonly file: string };

/** A real OpenAPI document. */
export interface RealDocument {
  readonly name: string;
  readonly origin: Origin;
}

const readme = "@readme/oas-examples";

/** The real documents that the rules are tested on. */
export const realDocuments: readonly RealDocument[] = [
  { name: "digitalocean", origin: { folder: "digitalocean.yaml" } },
  { name: "digitalocean-split", origin: { folder: "digitalocean-split/specification/DigitalOcean-public.v2.yaml" } },
  { name: "gr4vy", origin: { folder: "gr4vy.json" } },
  { name: "museum", origin: { folder: "museum.yaml" } },
  { name: "box", origin: { folder: "box.json" } },
  { name: "plaid", origin: { folder: "plaid.yml" } },
  { name: "adyen", origin: { folder: "adyen.yaml" } },
  { name: "polar", origin: { folder: "polar.json" } },
  { name: "komga", origin: { folder: "komga.json" } },
  { name: "petclinic", origin: { folder: "petclinic.yaml" } },
  { name: "gravitino-split", origin: { folder: "gravitino-split/openapi.yaml" } },
  { name: "twilio", origin: { folder: "twilio.json" } },
  { name: "github", origin: { peer: "@octokit/openapi", file: "generated/api.github.com.json" } },
  { name: "directus", origin: { package: "@directus/specs", file: "dist/openapi.json" } },
  { name: "figma", origin: { package: "@figma/rest-api-spec", file: "openapi/openapi.yaml" } },
  { name: "ideal-postcodes", origin: { package: "@ideal-postcodes/openapi", file: "dist/openapi.json" } },
  { name: "readme-legacy", origin: { package: readme, file: "3.0/json/readme-legacy.json" } },
  { name: "star-trek", origin: { package: readme, file: "3.0/json/star-trek.json" } },
  { name: "train-travel", origin: { package: readme, file: "3.1/json/train-travel.json" } },
];

/**
 * Where a document is on this machine.
 *
 * @param document - the document
 * @returns its path, and whether it exists; if not, how to get it
 */
export function locate({ origin }: RealDocument): {
  readonly path: string;
  readonly present: boolean;
  readonly remedy: string;
} {
  if ("folder" in origin) {
    const path = join(repository, "../shared/corpus", origin.folder);
    return { path, present: existsSync(path), remedy: "put the folder shared/corpus beside the repository" };
  }
  if ("package" in origin) {
    const path = join(packageRoot, "node_modules", origin.package, origin.file);
    return { path, present: existsSync(path), remedy: "run pnpm install" };
  }
  const path = join(repository, ".data/bench/peers/node_modules", origin.peer, origin.file);
  return { path, present: existsSync(path), remedy: "run pnpm bench lint, which installs it" };
}
