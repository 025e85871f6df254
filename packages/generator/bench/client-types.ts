/**
 * Measures what narrowed errors cost the compiler: 200 calls to GitHub's API, compared with openapi-fetch's own types on the same
 * calls.
 */

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@error-contract/generator";
import { installPeers, median, root, table } from "@error-contract/testing";
import { execa } from "execa";
import { callsOf } from "./support/github-calls.ts";

const CALLS = 200;
const ROUNDS = 3;
const github = { "@octokit/openapi": "23.0.2" };
const compilers = {
  "TypeScript 7": join(root, "node_modules/.bin/tsc"),
  "TypeScript 5": join(root, "packages/generator/node_modules/.bin/tsc"),
};
const clients = {
  "openapi-fetch":
    'import createClient from "openapi-fetch";\nimport type { paths } from "../generated/index.js";\nconst api = createClient<paths>({});\n',
  "this client":
    'import { anyObject, createClient } from "@error-contract/client";\nimport type { paths } from "../generated/index.js";\nconst api = createClient<paths>({ errors: anyObject });\n',
} as const;
type ClientName = keyof typeof clients;

// Runs inside a package that depends on both clients, so that imports by package name resolve.
const home = join(root, "packages/api/.build/github");
const peers = await installPeers(github);
const document = join(peers, "node_modules/@octokit/openapi/generated/api.github.com.json");
if (!existsSync(join(home, "generated"))) await generate({ document, outDir: join(home, "generated") });

const calls = callsOf(JSON.parse(await readFile(document, "utf8")), CALLS);
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};
for (const name of Object.keys(clients) as ClientName[]) {
  await mkdir(folderOf(name), { recursive: true });
  await writeFile(join(folderOf(name), "calls.ts"), clients[name] + calls);
  await writeFile(join(folderOf(name), "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["calls.ts"] }));
}
await execa("tsc", ["--build", "packages/client"], { cwd: root, preferLocal: true });

console.log(`${CALLS} calls to GitHub's API, checked strictly; ${ROUNDS} rounds by turns, medians.\n`);
const rows = [["", "", "openapi-fetch", "this client", "ratio", "at most"]];
for (const [compiler, tsc] of Object.entries(compilers)) {
  const measured: Record<ClientName, Cost[]> = { "openapi-fetch": [], "this client": [] };
  for (let round = 0; round < ROUNDS; round++) {
    const turn: readonly ClientName[] = round % 2 ? ["openapi-fetch", "this client"] : ["this client", "openapi-fetch"];
    for (const name of turn) measured[name].push(await check(tsc, name));
  }
  for (const [what, unit] of [
    ["instantiations", ""],
    ["checkTime", " s"],
  ] as const) {
    const [peer, own] = [measured["openapi-fetch"], measured["this client"]].map((costs) =>
      median(costs.map((cost) => cost[what])),
    );
    if (peer === undefined || own === undefined) continue;
    const label = what === "checkTime" ? "check time" : what;
    const figure = (value: number) => (unit ? value.toFixed(2) : String(value)) + unit;
    rows.push([compiler, label, figure(peer), figure(own), (own / peer).toFixed(2), "1.50"]);
  }
}
console.log(table(rows));

interface Cost {
  readonly instantiations: number;
  readonly checkTime: number;
}

async function check(tsc: string, name: ClientName): Promise<Cost> {
  const { stdout } = await execa(tsc, ["--project", folderOf(name), "--extendedDiagnostics"]);
  const read = (label: string) => Number(new RegExp(`^${label}: +([\\d.]+)`, "m").exec(stdout)?.[1]);
  return { instantiations: read("Instantiations"), checkTime: read("Check time") };
}

function folderOf(name: ClientName): string {
  return join(home, name.replaceAll(" ", "-"));
}
