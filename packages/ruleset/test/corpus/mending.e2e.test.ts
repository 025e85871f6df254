import { isJson } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint.ts";
import { random } from "../fuzz/random.ts";
import { petDocument } from "../support/document.ts";
import { locate, realDocuments } from "./documents.ts";
import { load } from "./load.ts";

/** An entry of an operation's responses that refers to a shared response. */
interface Entry {
  readonly responses: Record<string, unknown>;
  readonly key: string;
  readonly value: unknown;
  readonly ref: unknown;
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

function sharedEntries(document: unknown): readonly Entry[] {
  const paths = isJson(document) && isJson(document["paths"]) ? document["paths"] : {};
  return Object.values(paths)
    .flatMap((item) => (isJson(item) ? Object.values(item) : []))
    .flatMap((operation) => (isJson(operation) && isJson(operation["responses"]) ? [operation["responses"]] : []))
    .flatMap((responses) =>
      Object.entries(responses).flatMap(([key, value]) => {
        const ref = isJson(value) ? value["$ref"] : undefined;
        if (typeof ref !== "string" || !/^([45]|default)/.test(key)) return [];
        return [{ responses: responses as Record<string, unknown>, key, value, ref }];
      }),
    );
}

function countFaults(document: unknown): number {
  const faults = lint(document).flatMap((finding) => finding.faults);
  return new Set(faults.map(({ rule, operation, status }) => `${rule} ${operation} ${status}`)).size;
}

describe("an operation that begins to answer with a response that others share adds no fault", () => {
  it.each([...pets, ...inOneFile])("$name", ({ read }) => {
    for (let seed = 1; seed <= 3; seed++) {
      const document = read();
      const { below } = random(seed);
      const removed = sharedEntries(document).filter(() => below(10) < 4);
      for (const { responses, key } of removed) delete responses[key];
      for (const { responses, key, value, ref } of removed.slice(0, 8)) {
        // A response that nobody uses has no faults yet: its first use brings them to light.
        const inUse = sharedEntries(document).some((entry) => entry.ref === ref);
        const before = countFaults(document);
        responses[key] = value;
        if (!inUse) continue;
        expect(countFaults(document), `seed ${seed}, ${key} of ${Object.keys(responses)}`).toBeLessThanOrEqual(before);
      }
    }
  });
});
