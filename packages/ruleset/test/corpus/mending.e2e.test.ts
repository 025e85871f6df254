import { isJson } from "@error-contract/contract";
import { random } from "@error-contract/testing/random";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/fault.ts";
import { lint } from "../../src/lint.ts";
import { petDocument } from "../support/document.ts";
import { locate, realDocuments } from "./documents.ts";
import { load } from "./load.ts";

type Responses = Record<string, unknown>;

/** An error entry of an operation's responses: a reference, or a response written in place. */
interface Entry {
  /** `GET /pets` */
  readonly operation: string;
  readonly responses: Responses;
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const pets = [
  { name: "pets 3.0", read: () => petDocument("3.0.3") },
  { name: "pets 3.1", read: () => petDocument("3.1.0") },
  {
    name: "pets without a declared contract",
    read: () => {
      const { "x-error-contract": _, ...document } = petDocument("3.1.0");
      return document;
    },
  },
];
/** Those in one file: an operation in a file of its own cannot be changed here. */
const inOneFile = realDocuments
  .filter(({ name }) => !name.endsWith("-split"))
  .map((document) => ({ name: document.name, ...locate(document) }))
  .filter(({ present }) => present)
  .map(({ name, path }) => ({ name, read: () => load(path).document }));

function operationsOf(document: unknown): readonly { readonly name: string; readonly responses: Responses }[] {
  const paths = isJson(document) && isJson(document["paths"]) ? document["paths"] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isJson(item) ? item : {}).flatMap(([method, operation]) =>
      isJson(operation) && isJson(operation["responses"])
        ? [{ name: `${method.toUpperCase()} ${path}`, responses: operation["responses"] as Responses }]
        : [],
    ),
  );
}

function entriesOf(document: unknown): readonly Entry[] {
  return operationsOf(document).flatMap(({ name, responses }) =>
    Object.entries(responses).flatMap(([key, value]) =>
      /^([45]|default)/.test(key) && isJson(value) ? [{ operation: name, responses, key, value }] : [],
    ),
  );
}

function faultsOf(document: unknown): readonly Fault[] {
  const faults = lint(document).flatMap((finding) => finding.faults);
  return [...new Map(faults.map((fault) => [Object.values(fault).join(" "), fault])).values()];
}

const ofEntry =
  ({ operation, key }: { readonly operation: string; readonly key: string }) =>
  (fault: Fault): boolean =>
    fault.operation === operation && fault.status === key;

/** What an operation may begin to answer with: the same reference, or a response of its own that only says when it occurs. */
function adapt({ value }: Entry, operation: string): unknown {
  if (typeof value["$ref"] === "string") return value;
  return { ...structuredClone(value), description: `${value["description"]} Here: ${operation}.` };
}

describe("an operation that begins to answer as another does has no fault but those that the response itself has", () => {
  it.each([...pets, ...inOneFile])("$name", ({ read }) => {
    let mends = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const document = read();
      const { below } = random(seed);
      // Some errors go, so that every document has something to mend.
      for (const { responses, key } of entriesOf(document)) if (below(10) < 3) delete responses[key];
      for (let turn = 0; turn < 6; turn++) {
        const entries = entriesOf(document);
        const before = faultsOf(document);
        const model = entries[below(entries.length)];
        // One of those that lack what it has, and should not.
        const lacking = operationsOf(document).filter(
          ({ name, responses }) =>
            model &&
            !(model.key in responses) &&
            before.some(ofEntry({ operation: name, key: keyOfDemand(model.key) })),
        );
        const mended = lacking[below(lacking.length)];
        if (!model || !mended) continue;
        mends++;
        mended.responses[model.key] = adapt(model, mended.name);
        const after = faultsOf(document);
        const own = after.filter(ofEntry({ operation: mended.name, key: model.key }));
        const told = `seed ${seed}: ${mended.name} answers ${model.key} as ${model.operation} does`;
        expect(added(before, after, own), told).toEqual([]);
        expect(after.length, told).toBeLessThanOrEqual(before.length - 1 + own.length);
      }
    }
    // One with hardly any error has nothing to copy.
    if (entriesOf(read()).length > 20) expect(mends).toBeGreaterThan(0);
  });
});

/** What misses a `default` is a fault of the range. */
function keyOfDemand(key: string): string {
  return key === "default" ? "4XX" : key;
}

/** The faults that were not there before, and that are not the new response's own. */
function added(before: readonly Fault[], after: readonly Fault[], own: readonly Fault[]): readonly Fault[] {
  const known = new Set([...before, ...own].map((fault) => Object.values(fault).join(" ")));
  return after.filter((fault) => !known.has(Object.values(fault).join(" ")));
}
