import { isJson } from "@error-contract/contract";
import { random } from "@error-contract/testing/random";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint.ts";
import { proposeFixes } from "../../src/propose-fixes.ts";
import type { Fault } from "../../src/rule/fault.ts";
import { petDocument } from "../support/document.ts";
import { applyEdits } from "./apply-edits.ts";
import { locate, realDocuments } from "./documents.ts";
import { load } from "./load.ts";

/**
 * Invariants, tested on documents of all corpora from which errors were removed at random:
 *
 * - A fix that `proposeFixes` gives (a missing response is added by a `$ref` to the document's own shared response, or to a new
 *   one in the document's shape; a faulty one is replaced) takes its fault away and adds none.
 * - An operation that lacks an error and gets the shared response that most operations refer to there adds no fault, unless
 *   that response is wrong there for each of them ("Unauthorized" for 403).
 * - A document with its operations four times has four times the faults of operations, the same faults of what is shared, and
 *   no other rule is broken.
 *
 * Not held: a response written in place may have faults of its own, and a word-for-word copy of another is one.
 */
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
  return [...new Map(faults.map((fault) => [nameOf(fault), fault])).values()];
}

const ofEntry =
  ({ operation, key }: { readonly operation: string; readonly key: string }) =>
  (fault: Fault): boolean =>
    fault.operation === operation && fault.status === key;

describe("a fix removes its fault, and adds none", () => {
  let mends = 0;
  it.each([...pets, ...inOneFile])("$name", ({ read }) => {
    for (const seed of [1, 2]) {
      const document = thin(read(), seed);
      const { below } = random(seed);
      const before = faultsOf(document);
      const { fixes } = proposeFixes(document);
      for (let turn = 0; turn < 3 && fixes.length > 0; turn++) {
        const fix = fixes[below(fixes.length)];
        if (!fix) continue;
        mends++;
        const mended = structuredClone(document);
        applyEdits(mended, fix.edits);
        const after = faultsOf(mended);
        const told = `seed ${seed}: ${fix.reason}`;
        expect(added(before, after), told).toEqual([]);
        expect(after.map(nameOf), told).not.toContain(nameOf(fix.fault));
      }
    }
  });

  // Some documents say too little about their errors for any fix.
  it("is tested on three out of four documents", () => {
    const tries = 6 * (pets.length + inOneFile.length);
    expect(mends).toBeGreaterThan((tries * 3) / 4);
  });
});

describe("an operation that gets the shared response that others refer to adds no fault", () => {
  it.each([...pets, ...inOneFile])("$name", ({ read }) => {
    for (const seed of [3, 4]) {
      const document = thin(read(), seed);
      const { below } = random(seed);
      const before = faultsOf(document);
      const usual = usualReferences(document, before);
      const lacking = operationsOf(document).flatMap((operation) =>
        [...usual].flatMap(([key, value]) =>
          !(key in operation.responses) && before.some(ofEntry({ operation: operation.name, key: keyOfDemand(key) }))
            ? [{ ...operation, key, value }]
            : [],
        ),
      );
      // Several at once, because one alone rarely crosses a threshold.
      const mended = lacking.filter(() => below(2) === 0);
      for (const { responses, key, value } of mended) responses[key] = value;
      const after = faultsOf(document);
      expect(added(before, after), `seed ${seed}`).toEqual([]);
      if (mended.length > 0) expect(after.length, `seed ${seed}`).toBeLessThan(before.length);
    }
  });
});

describe("a document with its operations four times has the same faults four times", () => {
  it.each([...pets, ...inOneFile])("$name", ({ read }) => {
    const document = read();
    const once = countByRule(faultsOf(document));
    const fourfold = countByRule(faultsOf(copied(document, 4)));
    expect(fourfold).toEqual(
      new Map([...once].map(([name, times]) => [name, name.endsWith("of operations") ? times * 4 : times])),
    );
  });
});

/** Removes some errors, so that every document has something to fix. */
function thin(document: unknown, seed: number): unknown {
  const { below } = random(seed);
  for (const { responses, key } of entriesOf(document)) if (below(10) < 3) delete responses[key];
  return document;
}

/** By key, the shared response that most operations refer to, if they are right to. */
function usualReferences(document: unknown, faults: readonly Fault[]): ReadonlyMap<string, unknown> {
  const wrong = new Set(faults.map(({ operation, status }) => `${operation} ${status}`));
  const counts = new Map<string, Map<string, number>>();
  for (const { operation, key, value } of entriesOf(document)) {
    const ref = value["$ref"];
    if (typeof ref !== "string" || wrong.has(`${operation} ${key}`)) continue;
    const ofKey = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ofKey.set(ref, (ofKey.get(ref) ?? 0) + 1));
  }
  return new Map([...counts].map(([key, ofKey]) => [key, { $ref: [...ofKey].sort((a, b) => b[1] - a[1])[0]?.[0] }]));
}

/** The paths several times over, each copy under a prefix; the copies are one object, so that none is written twice. */
function copied(document: unknown, times: number): unknown {
  const paths = isJson(document) && isJson(document["paths"]) ? document["paths"] : {};
  const copies = Array.from({ length: times }, (_, copy) =>
    Object.entries(paths).map(([path, item]) => [`/${copy}${path}`, item]),
  );
  return { ...(isJson(document) && document), paths: Object.fromEntries(copies.flat()) };
}

function countByRule(faults: readonly Fault[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, operation } of faults) {
    const name = `${rule} of ${/^[A-Z]+ \//.test(operation) ? "operations" : operation}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

/** What misses a `default` is a fault of the range. */
function keyOfDemand(key: string): string {
  return key === "default" ? "4XX" : key;
}

function added(before: readonly Fault[], after: readonly Fault[]): readonly Fault[] {
  const known = new Set(before.map(nameOf));
  return after.filter((fault) => !known.has(nameOf(fault)));
}

function nameOf({ rule, operation, status }: Fault): string {
  return `${rule}: ${operation} ${status}`;
}
