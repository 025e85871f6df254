import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { plain } from "../../command-line/terminal.ts";
import { faultsOf, findingOf, resultOf } from "../../testing/findings.ts";
import { type FormatName, formats } from "./by-name.ts";

const write = (name: FormatName, ...args: Parameters<typeof resultOf>): string =>
  formats[name](resultOf(...args), plain).text;
const fault = { rule: "error-envelope", operation: "GET /a", status: "400" };
const contradiction = findingOf({ rule: "error-status-match", severity: "error", kind: "contradiction" });

describe("pretty", () => {
  it("shows contradictions before gaps, each with its place and an excerpt", () => {
    expect(write("pretty", [findingOf(), contradiction])).toMatch(/^Contradictions\n.*error-status-match.*\nGaps\n/s);
    expect(write("pretty", [findingOf()])).toContain("api.yaml:3:5  error-404-declared\n            3 | responses:\n");
  });

  it("names the first operations of a finding that has several, and the number of the others", () => {
    const text = write("pretty", [findingOf({ faults: faultsOf(40), known: 2 })]);
    expect(text.match(/- GET \/teas\/\d+ 404/g)).toHaveLength(8);
    expect(text).toContain("- and 32 more");
    expect(text).toContain("2 more known faults of this kind");
    expect(text).toContain("1 finding (1 gap) with 40 faults.");
  });

  it("lists known faults that are fixed", () => {
    expect(write("pretty", [], [fault])).toContain("fixed  GET /a 400  error-envelope");
  });
});

describe("json", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schemas/lint.schema.json"), "utf8"));
  const validate = ajv.compile(schema);

  it("conforms to its published schema", () => {
    const value = JSON.parse(write("json", [contradiction, findingOf({ faults: faultsOf(3), known: 1 })], [fault]));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(value.summary).toMatchObject({
      findings: 2,
      faults: 4,
      mended: 1,
      byKind: { contradiction: 1, gap: 1, style: 0 },
    });
  });

  it("has a schema that rejects anything else", () => {
    const value = JSON.parse(write("json", [contradiction]));
    value.findings[0].faults = [];
    expect(validate(value)).toBe(false);
  });
});

describe("sarif", () => {
  const runOf = (...args: Parameters<typeof resultOf>) => JSON.parse(write("sarif", ...args)).runs[0];

  it("has a result for each fault, with a fingerprint of rule, operation and status alone", () => {
    const faults = faultsOf(2);
    const prints = (parts: Parameters<typeof findingOf>[0]) =>
      runOf([findingOf({ faults, ...parts })]).results.map(
        (result: { partialFingerprints: object }) => result.partialFingerprints,
      );
    expect(new Set(prints({}).map(JSON.stringify)).size).toBe(2);
    expect(prints({ file: "moved.yaml", line: 70, message: "Otherwise." })).toEqual(prints({}));
  });

  it("keeps fingerprints distinct if two findings report one fault", () => {
    const [one, two] = runOf([findingOf(), findingOf({ line: 9 })]).results;
    expect(one.partialFingerprints).not.toEqual(two.partialFingerprints);
  });

  it("links to the rule's page", () => {
    const { tool, results } = runOf([contradiction, findingOf()]);
    const [first] = results;
    expect(tool.driver.rules[first.ruleIndex]).toMatchObject({
      id: "error-status-match",
      helpUri: "https://example.com/error-status-match",
    });
  });

  it.each([
    ["docs/some api.yaml", { uri: "docs/some%20api.yaml", uriBaseId: "%SRCROOT%" }],
    ["/etc/api.yaml", { uri: "file:///etc/api.yaml" }],
    ["D:/some apis/api.yaml", { uri: "file:///D:/some%20apis/api.yaml" }],
    ["http://localhost:3000/api.yaml", { uri: "http://localhost:3000/api.yaml" }],
  ])("names the file %s", (file, artifact) => {
    const [result] = runOf([findingOf({ file })]).results;
    expect(result.locations[0].physicalLocation.artifactLocation).toEqual(artifact);
  });

  it("stays within GitHub's limits, keeps the most important results, and says what it left out", () => {
    const findings = [contradiction, findingOf({ faults: faultsOf(30_000) })];
    const { text, cut } = formats.sarif(resultOf(findings), plain);
    const [run] = JSON.parse(text).runs;
    expect(run.results.length).toBeLessThanOrEqual(25_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000_000);
    expect(run.results[0].ruleId).toBe("error-status-match");
    expect(cut).toBe(
      `${(30_001 - run.results.length).toLocaleString("en-US")} faults of 30001 left out: GitHub accepts at most 25,000 results and 10 MB.`,
    );
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain("left out");
  });
});

describe("github", () => {
  it("escapes what would end an annotation", () => {
    const text = write("github", [findingOf({ file: "a,b:c.yaml", message: "50%\nof it" })]);
    expect(text).toBe(
      "::warning file=a%2Cb%3Ac.yaml,line=3,col=5,title=error-404-declared::50%25%0Aof it%0Ahttps://example.com/error-404-declared\n",
    );
  });
});

describe("gitlab", () => {
  it("has an issue for each fault", () => {
    const issues = JSON.parse(write("gitlab", [findingOf({ faults: faultsOf(2) })]));
    expect(issues).toHaveLength(2);
    expect(issues[0]).toMatchObject({
      check_name: "error-404-declared",
      severity: "minor",
      location: { path: "api.yaml", lines: { begin: 3 } },
    });
  });
});

describe("junit", () => {
  it("has a failure for each finding, a passed test for each other rule, and only characters that XML allows", () => {
    const text = write("junit", [findingOf({ message: 'a < b & "c" \u0007' })]);
    expect(text).toContain('message="a &lt; b &amp; &quot;c&quot; \ufffd"');
    expect(text).toContain('<testcase classname="error-envelope" name="error-envelope"/>');
    const tests = Number(/tests="(\d+)" failures="1"/.exec(text)?.[1]);
    expect(text.match(/<testcase /g)).toHaveLength(tests);
  });
});

describe("markdown", () => {
  it("links each rule, and does not treat a path template or a name as markup", () => {
    const text = write("markdown", [findingOf({ message: "GET /a_b_c answers <b>." })]);
    expect(text).toContain(
      "GET /a\\_b\\_c answers \\<b\\>. [error-404-declared](https://example.com/error-404-declared)",
    );
  });

  it("says how many findings it does not show", () => {
    const { text, cut } = formats.markdown(resultOf(Array.from({ length: 250 }, () => findingOf())), plain);
    expect(text.match(/^- \*\*warn/gm)).toHaveLength(200);
    expect(cut).toBe("50 more findings not shown.");
  });
});
