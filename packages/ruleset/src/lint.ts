import { type Resolve, toPointer } from "@error-contract/contract";
import { documentationUrl } from "./documentation.ts";
import { type Finding, identify } from "./finding.ts";
import { type PresetName, presets, severityUnder } from "./preset.ts";
import type { Rule, Violation } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { readSubject, type Subject } from "./subject.ts";

/** How to lint. */
export interface LintOptions {
  /** What is expected: `recommended` unless given. */
  readonly preset?: PresetName;
  /** Finds what a `$ref` names. The default knows the document itself, and no other file. */
  readonly resolve?: Resolve;
}

/**
 * Checks the errors that a document describes. It is pure: nothing is loaded, nothing is changed, and no document makes it throw.
 *
 * @param document the parsed document, OpenAPI 3.0, 3.1 or 3.2, its `$ref`s not replaced
 * @param options the preset, and how references to other files are found
 * @returns the findings, in the order of the rules
 * @example
 * for (const { message, pointer } of lint(document, { preset: "strict" })) console.log(`${pointer} ${message}`);
 */
export function lint(document: unknown, options: LintOptions = {}): readonly Finding[] {
  const { preset = "recommended", resolve } = options;
  const subject = readSubject(document, presets[preset], resolve);
  if (subject.contract.version === undefined) return [unreadable()];
  return rules.flatMap((rule) =>
    violationsOf(rule, subject).map(({ message, place }) => ({
      rule: rule.id,
      severity: severityUnder(preset, rule),
      message,
      file: place.base,
      pointer: toPointer(place.keys),
      path: place.path,
      documentationUrl: documentationUrl(rule.id),
    })),
  );
}

/**
 * The violations of one rule, one for each place in the source.
 *
 * @param rule the rule
 * @param subject the document, read
 * @returns the violations, in the document's order
 */
export function violationsOf(rule: Rule, subject: Subject): readonly Violation[] {
  const found = new Map<string, Violation>();
  for (const violation of rule.check(subject)) {
    const id = identify(rule.id, violation.place);
    if (!found.has(id)) found.set(id, violation);
  }
  return [...found.values()];
}

function unreadable(): Finding {
  return {
    rule: "unreadable-document",
    severity: "error",
    message: `This is not an OpenAPI 3 document; its root needs "openapi" with a version such as 3.1.0.`,
    file: "",
    pointer: "#",
    path: [],
    documentationUrl: documentationUrl(),
  };
}
