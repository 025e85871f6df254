// Run with --expose-gc: measures the memory of a document's model, and how lint()'s CPU time grows with the document.

import { readFileSync } from "node:fs";
import { type ContractModel, isJson, type Json, readErrorContract } from "@error-contract/contract";
import { lint } from "@error-contract/ruleset";
import { median, table } from "@error-contract/testing";
import { forgetWeighed, weigh } from "@error-contract/testing/heap";
import { parse } from "yaml";
import { locate, realDocuments } from "../../test/corpus/documents.ts";

const rows: string[][] = [["document", "heap of the document", "of the model", "ratio"]];
const growth: string[][] = [["document, copied", "operations", "lint()", "per operation"]];

// Warms up with a small document: compiled code must not count as memory of another document.
const documents = realDocuments.map((document) => ({ name: document.name, ...locate(document) }));
const largest = ["github", "digitalocean"].find((wanted) =>
  documents.some(({ name, present }) => present && name === wanted),
);
for (const { path } of documents.filter(({ name }) => name === "train-travel")) {
  const small = read(path);
  for (let round = 0; round < 500; round++) readErrorContract(small);
}

for (const { name, path, present } of documents) {
  if (!["digitalocean", "gr4vy", "twilio", "github"].includes(name) || !present) continue;
  const [document, size] = weigh(() => read(path));
  const [, model] = weigh((): ContractModel => readErrorContract(document));
  rows.push([name, megabytes(size), megabytes(model), (model / size).toFixed(2)]);
  if (name === largest) for (const times of [1, 2, 4]) growth.push(grow(name, document, times));
  forgetWeighed();
}
console.log(table(rows));
console.log(
  largest === undefined
    ? "\nHow lint() grows is left out: neither github nor digitalocean is here."
    : `\n${table(growth)}`,
);

function read(path: string): Json {
  const text = readFileSync(path, "utf8");
  const document: unknown = path.endsWith(".json") ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
  return isJson(document) ? document : {};
}

/** Repeats the paths of a document, each copy under a prefix of its own. */
function grow(name: string, document: Json, times: number): string[] {
  const paths = Object.entries(isJson(document["paths"]) ? document["paths"] : {});
  const copies = Array.from({ length: times }, (_, copy) =>
    paths.map(([path, item]) => [`/${copy}${path}`, structuredClone(item)]),
  );
  const large = { ...document, paths: Object.fromEntries(copies.flat()) };
  const operations = readErrorContract(large).operations.length;
  // Otherwise, the first and smallest document would pay for compiling the rules.
  for (let round = 0; round < 5; round++) lint(large);
  const figures = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    lint(large);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const time = median(figures);
  return [
    `${name} x ${times}`,
    String(operations),
    `${time.toFixed(0)} ms`,
    `${((time * 1000) / operations).toFixed(0)} µs`,
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
