import { describe, expect, it } from "vitest";
import { faultsOf, findingOf } from "../testing/findings.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { part } from "./baseline.ts";
import { formatBaseline, readBaseline, writeBaseline } from "./baseline-file.ts";

const [first, second, third] = faultsOf(3);
if (!first || !second || !third) throw new Error("three faults");

const one = new Set(["api.yaml"]);

describe("a baseline", () => {
  it("hides a finding whose faults are all known, and shows only the new faults of any other", () => {
    const findings = [findingOf({ faults: [first] }), findingOf({ faults: [first, second, third] })];
    expect(part(findings, { faults: [first, second] })).toEqual({
      findings: [{ ...findings[1], faults: [third], known: 2 }],
      known: 2,
      mended: [],
    });
  });

  it("reports fixed faults", () => {
    expect(part([], { faults: [first, second] })).toEqual({ findings: [], known: 0, mended: [first, second] });
  });

  it("compares rule, operation and status, but not file, line or message", () => {
    const moved = findingOf({ faults: [first], file: "other.yaml", line: 99, message: "Said differently." });
    expect(part([moved], { faults: [first] }).findings).toEqual([]);
  });

  it("is written sorted, with a line for each operation, and read back unchanged", () => {
    using folder = temporaryFolder();
    const other = { rule: "error-envelope", operation: "GET /b", status: "500" };
    const again = { rule: "error-envelope", operation: "GET /b", status: "4XX" };
    const findings = [
      findingOf({ faults: [other, again] }),
      findingOf({ faults: [second, first] }),
      findingOf({ faults: [first] }),
    ];
    expect(formatBaseline(findings)).toBe(`{
  "version": 1,
  "faults": {
    "error-404-declared": {
      "GET /teas/0": ["404"],
      "GET /teas/1": ["404"]
    },
    "error-envelope": {
      "GET /b": ["4XX", "500"]
    }
  }
}
`);
    expect(writeBaseline("b.json", folder.path, findings, one)).toBe(true);
    expect(writeBaseline("b.json", folder.path, findings.toReversed(), one)).toBe(false);
    expect(readBaseline("b.json", folder.path).faults).toEqual([first, second, again, other]);
  });

  it("of many documents knows a fault only in its own document, and ignores documents that were not checked", () => {
    using folder = temporaryFolder({ "a.yaml": "", "b.yaml": "", "c.yaml": "" });
    const inA = findingOf({ document: "a.yaml", faults: [first] });
    const inB = findingOf({ document: "b.yaml", faults: [first, second] });
    const documents = new Set(["a.yaml", "b.yaml"]);
    writeBaseline("b.json", folder.path, [inA, inB], documents);
    const known = readBaseline("b.json", folder.path);
    const added = findingOf({ document: "a.yaml", faults: [first, second] });
    expect(part([added, inB], known, documents)).toMatchObject({
      findings: [{ faults: [second] }],
      known: 3,
      mended: [],
    });
    expect(part([inA], known, new Set(["a.yaml"]))).toMatchObject({ findings: [], mended: [] });
    expect(part([inA], known, documents).mended).toEqual(
      [first, second].map((fault) => ({ ...fault, document: "b.yaml" })),
    );

    writeBaseline("b.json", folder.path, [findingOf({ document: "c.yaml", faults: [third] })], new Set(["c.yaml"]));
    expect(readBaseline("b.json", folder.path).faults.map(({ document }) => document)).toEqual([
      "a.yaml",
      "b.yaml",
      "b.yaml",
      "c.yaml",
    ]);
  });

  it("of one document applies to each of many", () => {
    const findings = ["a.yaml", "b.yaml"].map((document) => findingOf({ document, faults: [first] }));
    expect(part(findings, { faults: [first] })).toMatchObject({ findings: [], known: 1, mended: [] });
  });

  it.each([
    ["one document", ["a.yaml"]],
    ["many documents", ["a.yaml", "b.yaml"]],
  ])("of %s keeps the faults of one that cannot be read, and reports none of them as fixed", (_, names) => {
    using folder = temporaryFolder({ "a.yaml": "", "b.yaml": "" });
    const documents = new Set(names);
    const findings = names.map((document) => findingOf({ document, faults: [first, second] }));
    writeBaseline("b.json", folder.path, findings, documents);
    const known = readBaseline("b.json", folder.path);

    const unread = new Set(["a.yaml"]);
    const left = findings.slice(1);
    expect(part(left, known, documents, unread)).toMatchObject({ findings: [], mended: [] });
    expect(part(left, { faults: [third] }, documents, unread).mended).toEqual([]);
    expect(writeBaseline("b.json", folder.path, left, documents, unread)).toBe(false);
  });

  it("of one document goes, when many are checked, to one that cannot be read", () => {
    using folder = temporaryFolder({ "a.yaml": "", "b.yaml": "" });
    writeBaseline("b.json", folder.path, [findingOf({ faults: [first] })], one);
    const inB = findingOf({ document: "b.yaml", faults: [second] });
    writeBaseline("b.json", folder.path, [inB], new Set(["a.yaml", "b.yaml"]), new Set(["a.yaml"]));
    expect(readBaseline("b.json", folder.path).faults).toEqual([
      { ...first, document: "a.yaml" },
      { ...second, document: "b.yaml" },
    ]);
  });

  it("never covers what could not be checked", () => {
    const unread = findingOf({ rule: "unreadable-reference", faults: [first] });
    expect(JSON.parse(formatBaseline([unread]))).toEqual({ version: 1, faults: {} });
  });

  it.each(["[]", '{"version": 2, "faults": {}}', '{"version": 1, "faults": {"a": {"b": "404"}}}'])(
    "is rejected if it is %s",
    (text) => {
      using folder = temporaryFolder({ "b.json": text });
      expect(() => readBaseline("b.json", folder.path)).toThrow("This is not a baseline.");
    },
  );
});
