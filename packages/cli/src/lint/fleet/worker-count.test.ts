import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate.ts";
import { workerCount } from "./worker-count.ts";

const MB = 1_000_000;
const files = (count: number, bytes: number, extension = "json"): readonly Candidate[] =>
  Array.from({ length: count }, (_, number) => ({ argument: `${number}.${extension}`, isNamed: false, bytes }));

describe("the number of threads", () => {
  it.each([
    ["one for a single document, however large", files(1, 100 * MB), { processors: 8, memory: 64_000 * MB }, 1],
    ["one for a few small documents", files(20, 50_000), { processors: 8, memory: 64_000 * MB }, 1],
    ["the number of processors for many documents", files(2000, 50_000), { processors: 8, memory: 64_000 * MB }, 8],
    ["more for YAML, which takes longer", files(80, 50_000, "yaml"), { processors: 8, memory: 64_000 * MB }, 2],
    ["at most the number of documents", files(3, 10 * MB), { processors: 8, memory: 64_000 * MB }, 3],
    ["at most as many as fit in memory", files(100, 10 * MB), { processors: 8, memory: 700 * MB }, 3],
    ["one even if that does not fit in memory", files(100, 10 * MB), { processors: 8, memory: 10 * MB }, 1],
  ])("is %s", (_, candidates, machine, count) => {
    expect(workerCount(candidates, machine)).toBe(count);
  });

  it("is one if a document comes from standard input", () => {
    const candidates = [...files(1000, MB), { argument: "-", isNamed: true, bytes: 0 }];
    expect(workerCount(candidates, { processors: 8, memory: 64_000 * MB })).toBe(1);
  });
});
