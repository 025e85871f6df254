import { rules } from "@error-contract/ruleset";
import type { LocatedFinding } from "../finding.ts";
import { describe } from "./each-fault.ts";
import type { Format } from "./format.ts";

/**
 * JUnit XML, which every CI system reads: a suite for each rule, with a test case for each finding; a rule without
 * findings passes. With many documents, a suite covers all of them, and each case names its file.
 */
export const junit: Format = ({ findings }) => {
  const strange = findings.map(({ rule }) => rule).filter((id) => !rules.some((rule) => rule.id === id));
  const suites = [...new Set([...strange, ...rules.map(({ id }) => id)])].map((id) => {
    const here = findings.filter(({ rule }) => rule === id);
    const cases = here.length === 0 ? [`    <testcase classname="${id}" name="${id}"/>`] : here.map(caseOf);
    const head = `<testsuite name="${id}" tests="${cases.length}" failures="${here.length}">`;
    return `  ${head}\n${cases.join("\n")}\n  </testsuite>`;
  });
  const tests = findings.length + rules.filter(({ id }) => !findings.some(({ rule }) => rule === id)).length;
  return {
    text: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="error-contract" tests="${tests}" failures="${findings.length}">`,
      ...suites,
      "</testsuites>",
      "",
    ].join("\n"),
  };
};

function caseOf({ rule, severity, message, file, line, column, faults, documentationUrl }: LocatedFinding): string {
  const place = `${file}:${line}:${column}`;
  const text = [place, ...faults.map(describe), documentationUrl].join("\n");
  return [
    `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(place)}" file="${escapeXml(file)}" line="${line}">`,
    `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(text)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

/** XML 1.0 cannot represent most control characters. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
