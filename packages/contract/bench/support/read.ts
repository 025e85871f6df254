// Run with --expose-gc: reads a document with one build of the contract, and prints what that took.
// Arguments: the build's index.ts, the document, and how many copies of its paths to read. Whatever the model reads
// lazily is read as well, so that the cost is complete.

import { readFileSync } from "node:fs";
import { median } from "@error-contract/testing";
import { collectGarbage, weigh } from "@error-contract/testing/heap";

type Json = Readonly<Record<string, unknown>>;

const [, , build = "", file = "", times = "1"] = process.argv;
const { readErrorContract } = (await import(build)) as {
  readErrorContract: (document: unknown) => { readonly operations: readonly Json[] };
};
const readAll = () => {
  const model = readErrorContract(document);
  for (const operation of model.operations) void [operation["parameters"], operation["requestBody"]];
  return model;
};

const document = repeat(JSON.parse(readFileSync(file, "utf8")), Number(times));
readAll(); // a warm-up: compiled code must not count as part of the model
const [model, heap] = weigh(readAll);
const operations = model.operations.length;

console.log(JSON.stringify({ errors: time(() => readErrorContract(document)), all: time(readAll), heap, operations }));

/** Times warm readings: the first ones are mostly compilation. */
function time(read: () => unknown): number {
  const figures = Array.from({ length: 9 }, () => {
    collectGarbage();
    const start = process.cpuUsage();
    read();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return median(figures.slice(2));
}

/** Repeats the paths of a document, each copy under a prefix of its own. */
function repeat(source: Json, count: number): Json {
  const paths = Object.entries(source["paths"] as Json);
  const copies = Array.from({ length: count }, (_, copy) =>
    paths.map(([path, item]) => [`/${copy}${path}`, structuredClone(item)]),
  );
  return { ...source, paths: Object.fromEntries(copies.flat()) };
}
