/** Measures what a client adds to a bundle: openapi-fetch, this one on top of it, and other API clients. */

import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { installPeers, root, table } from "@error-contract/testing";
import { execa } from "execa";
import { addedSize, bundleSize } from "../src/testing/bundle-size.ts";

const peers = { ky: "2.1.0", axios: "1.21.1", "@gr4vy/sdk": "1.10.18" };
const client = join(root, "packages/client/src");
const home = await installPeers(peers);
const generated = join(root, ".data/bench/redocly-client");

const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;
const weigh = async (name: string, entry: string, resolveDir: string, platform: "browser" | "node" = "browser") => {
  const { minified, gzipped } = await bundleSize(entry, { resolveDir, platform });
  return [name, kB(minified), kB(gzipped)];
};

await rm(generated, { recursive: true, force: true });
await mkdir(generated, { recursive: true });
const args = ["generate-client", "spec/openapi.yaml", "--output", join(generated, "client.ts")];
await execa("redocly", args, { cwd: root, preferLocal: true });

const versionOf = async (name: string, from: string) =>
  JSON.parse(await readFile(join(from, "node_modules", name, "package.json"), "utf8")).version;
const redocly = createRequire(join(root, "package.json"))("@redocly/cli/package.json").version;
const fetchVersion = await versionOf("openapi-fetch", join(root, "packages/client"));

console.log("A bundle of all that a package exports, by esbuild:\n");
console.log(
  table([
    ["", "minified", "and gzipped"],
    await weigh(`openapi-fetch ${fetchVersion} (createClient)`, 'export { default } from "openapi-fetch"', client),
    await weigh("@error-contract/client, with openapi-fetch", 'export * from "./index.ts"', client),
    await weigh(`ky ${peers.ky}`, 'export { default } from "ky"', home),
    await weigh(`axios ${peers.axios}`, 'export { default } from "axios"', home),
    await weigh(`redocly generate-client ${redocly}, for this API`, 'export * from "./client.ts"', generated),
    await weigh(`@gr4vy/sdk ${peers["@gr4vy/sdk"]} (needs Node)`, 'export * from "@gr4vy/sdk"', home, "node"),
  ]),
);

console.log(
  "\nWhat the client of this API, with its error codes, adds to openapi-fetch, minified and gzipped, in bytes:\n",
);
const rows = await Promise.all(
  (
    [
      ["everything", "createClient, unwrap, paginate, ApiError, isApiError, retry", "1500"],
      ["everything but retry", "createClient, unwrap, paginate, ApiError, isApiError", "1250"],
      ["createClient and unwrap", "createClient, unwrap", ""],
      ["createClient", "createClient", "1000"],
    ] as const
  ).map(async ([name, exports, ceiling]) => [name, String(await addedSize(exports)), ceiling]),
);
console.log(table([["", "added", "at most"], ...rows]));
