// Run with --expose-gc: reads a document with one build of the contract, and prints what that took.
// Arguments: the build's index.ts, the document, how many times over its paths are repeated. Everything that a model reads when
// it is first asked for is asked for, so that nothing is left out of the cost.

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
readAll(); // compiles what is no part of the weight
const [model, heap] = weigh(readAll);
const operations = model.operations.length;

console.log(JSON.stringify({ errors: time(() => readErrorContract(document)), all: time(readAll), heap, operations }));

/** Compiled as far as it will be: the first readings are mostly compilation. */
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

/** The same document with its paths several times over, each copy under a prefix. */
function repeat(source: Json, count: number): Json {
  const paths = Object.entries(source["paths"] as Json);
  const copies = Array.from({ length: count }, (_, copy) =>
    paths.map(([path, item]) => [`/${copy}${path}`, structuredClone(item)]),
  );
  return { ...source, paths: Object.fromEntries(copies.flat()) };
}
