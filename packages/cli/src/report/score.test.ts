import { isJson } from "@error-contract/contract";
import { type Inspection, inspect, proposeFixes } from "@error-contract/ruleset";
import { random } from "@error-contract/testing/random";
import { describe, expect, it } from "vitest";
import { applyToData } from "../edit/apply-to-data.ts";
import { keyOf } from "../lint/baseline.ts";
import { randomDocument } from "../testing/random-document.ts";
import { assess } from "./assess.ts";
import { causesOf } from "./causes.ts";
import { type Score, scoreOf } from "./score.ts";

interface Judgment extends Inspection {
  readonly score: Score;
  readonly causes: ReturnType<typeof causesOf>;
  readonly faults: ReadonlySet<string>;
}

function judge(document: unknown): Judgment {
  const inspection = inspect(document);
  const { operations } = assess(inspection.contract, inspection.findings);
  const faults = new Set(inspection.findings.flatMap((finding) => finding.faults.map((fault) => keyOf(fault))));
  return { ...inspection, score: scoreOf(operations), causes: causesOf(operations), faults };
}

function fourTimes(document: object): object {
  const paths = Object.entries((document as { paths: object }).paths);
  const copies = ["", "/copy1", "/copy2", "/copy3"].flatMap((prefix) =>
    paths.map(([path, item]) => [`${prefix}${path}`, structuredClone(item)]),
  );
  return { ...document, paths: Object.fromEntries(copies) };
}

const SEEDS = 100;
const documents = Array.from({ length: SEEDS }, (_, seed) => {
  const document = randomDocument(random(seed));
  return { seed, document, before: judge(document) };
});
/** Ranges of seeds, for properties that need a judgment for each operation or fault. */
const parts = Array.from({ length: SEEDS / 20 }, (_, part) => [part * 20, part * 20 + 20] as const);

/** The errors that an operation should describe, described in full. */
function wholeResponses(operation: unknown): object {
  const {
    security,
    parameters,
    "x-unique": unique,
  } = (isJson(operation) ? operation : {}) as Record<string, unknown[]>;
  const secured = (security?.length ?? 0) > 0;
  const keys = [
    ...((parameters?.length ?? 0) > 0 ? ["400"] : []),
    ...(secured ? ["401", "403"] : []),
    ...(JSON.stringify(parameters ?? []).includes('"path"') ? ["404"] : []),
    ...(unique ? ["409"] : []),
    "4XX",
    "5XX",
  ];
  return { "200": { description: "Good." }, ...Object.fromEntries(keys.map((key) => [key, wholeResponse(key)])) };
}

function wholeResponse(key: string): object {
  const status = Number(key.replace("XX", "00"));
  const code = `code_${key.toLowerCase()}`;
  const properties = { code: { const: code }, status: { type: "integer" }, message: { type: "string" } };
  const media = { schema: { type: "object", properties }, example: { code, status, message: "No." } };
  return { description: `When ${key} happens.`, content: { "application/json": media } };
}

describe("the score", () => {
  it("is from 0 to 100, and the sum of its parts", () => {
    for (const {
      seed,
      before: { score },
    } of documents) {
      expect(score.points, `seed ${seed}`).toBeGreaterThanOrEqual(0);
      expect(score.points, `seed ${seed}`).toBeLessThanOrEqual(100);
      expect(
        score.parts.reduce((sum, { points }) => sum + points, 0),
        `seed ${seed}`,
      ).toBe(score.points);
      for (const { points, of } of score.parts) expect(points, `seed ${seed}`).toBeLessThanOrEqual(of);
    }
  });

  it("and the points of all causes add up to 100", () => {
    for (const {
      seed,
      before: { score, causes },
    } of documents) {
      expect(
        causes.reduce((sum, { points }) => sum + points, score.exact),
        `seed ${seed}`,
      ).toBeCloseTo(100, 2);
    }
  });

  it("tells documents apart", () => {
    const scores = new Set(documents.map(({ before }) => before.score.points));
    expect(scores.size).toBeGreaterThan(30);
  });

  it.each(parts)("is the same for four copies of all operations, seeds %i to %i", (from, to) => {
    for (const { seed, document, before } of documents.slice(from, to)) {
      expect(judge(fourTimes(document)).score, `seed ${seed}`).toEqual(before.score);
    }
  });

  it.each(parts)(
    "never falls when a fault is fixed, unless the fix brings another to light, seeds %i to %i",
    (from, to) => {
      let mended = 0;
      for (const { seed, document, before } of documents.slice(from, to)) {
        const { fixes } = proposeFixes(document);
        for (const { fault, edits } of fixes) {
          const after = judge(applyToData(document, edits));
          if ([...after.faults].some((key) => !before.faults.has(key))) continue;
          const change = after.score.exact - before.score.exact;
          expect(change, `seed ${seed}, ${JSON.stringify(fault)}`).toBeGreaterThanOrEqual(-1e-3);
          mended++;
        }
      }
      expect(mended).toBeGreaterThan(40);
    },
  );

  it.each(parts)("never falls when the errors of an operation are described in full, seeds %i to %i", (from, to) => {
    for (const { seed, document, before } of documents.slice(from, to)) {
      for (const [path, item] of Object.entries(document.paths)) {
        const [[method, operation] = ["get", {}]] = Object.entries(item);
        const whole = { ...(isJson(operation) && operation), responses: wholeResponses(operation) };
        const after = judge({ ...document, paths: { ...document.paths, [path]: { [method]: whole } } }).score.exact;
        expect(after, `seed ${seed}, ${path}`).toBeGreaterThanOrEqual(before.score.exact - 1e-3);
      }
    }
  });

  it("never falls when a finding disappears, whatever it was", () => {
    for (const {
      seed,
      before: { findings, contract, score },
    } of documents) {
      for (const gone of findings) {
        const rest = findings.filter((finding) => finding !== gone);
        const after = scoreOf(assess(contract, rest).operations).exact;
        expect(after, `seed ${seed}, ${gone.rule}`).toBeGreaterThanOrEqual(score.exact);
      }
    }
  });

  it("is 0 for a document that documents no error, and for one without operations", () => {
    for (const { document } of documents.slice(0, 20)) {
      const silent = Object.fromEntries(
        Object.entries(document.paths).map(([path, item]) => [
          path,
          Object.fromEntries(
            Object.entries(item).map(([method, operation]) => [
              method,
              { ...(isJson(operation) && operation), responses: { "200": { description: "Good." } } },
            ]),
          ),
        ]),
      );
      expect(judge({ ...document, paths: silent }).score.points).toBe(0);
    }
    expect(judge({ openapi: "3.1.0", paths: {} }).score.points).toBe(0);
  });

  it("is 100 if every expected error is described with body, code, example and description", () => {
    const operation = {
      security: [{ key: [] }],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    };
    const document = {
      openapi: "3.1.0",
      info: { title: "Whole", version: "1" },
      paths: { "/things/{id}": { get: { ...operation, responses: wholeResponses(operation) } } },
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    };
    expect(judge(document)).toMatchObject({ score: { points: 100 }, causes: [] });
  });
});
