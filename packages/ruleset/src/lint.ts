import { type ContractModel, type Resolve, toPointer } from "@error-contract/contract";
import { documentationUrl } from "./documentation.ts";
import type { Finding } from "./finding.ts";
import { type PresetName, presets, severityUnder } from "./rule/preset.ts";
import { kinds } from "./rule/rule.ts";
import { readSubject } from "./rule/subject.ts";
import { rules } from "./rules/index.ts";
import { violationsOf } from "./violations.ts";

/** How to lint. */
export interface LintOptions {
  /**
   * The set of expectations to check against.
   *
   * @default "recommended"
   */
  readonly preset?: PresetName;
  /**
   * Resolves a `$ref`.
   *
   * @default resolves references within the document, and none to other files
   */
  readonly resolve?: Resolve;
}

/** The findings in a document, and the model they were found in. */
export interface Inspection {
  /** Contradictions first, then gaps, then style. */
  readonly findings: readonly Finding[];
  readonly contract: ContractModel;
}

/**
 * Checks the errors that a document describes. It is pure: it loads nothing, changes nothing, and never throws.
 *
 * @param document - the parsed document, OpenAPI 3.0, 3.1 or 3.2, with its `$ref`s unresolved
 * @param options - the preset, and how to resolve references to other files
 * @returns the findings, contradictions first, then gaps, then style
 * @example
 * for (const { message, pointer } of lint(document, { preset: "strict" })) console.log(`${pointer} ${message}`);
 */
export function lint(document: unknown, options: LintOptions = {}): readonly Finding[] {
  return inspect(document, options).findings;
}

/**
 * Does the same as {@link lint}, and also returns the model that the rules checked, so that the document is read only
 * once.
 *
 * @param document - the parsed document, OpenAPI 3.0, 3.1 or 3.2, with its `$ref`s unresolved
 * @param options - the preset, and how to resolve references to other files
 * @returns the findings and the model
 * @example
 * const { findings, contract } = inspect(document);
 * console.log(`${contract.codes.length} codes, ${findings.length} findings`);
 */
export function inspect(document: unknown, options: LintOptions = {}): Inspection {
  const { preset = "recommended", resolve } = options;
  const subject = readSubject(document, presets[preset], resolve);
  const { contract } = subject;
  if (contract.version === undefined) return { findings: [unreadable()], contract };
  const findings = rules.flatMap((rule) =>
    violationsOf(rule, subject).map(
      ({ message, place, kind, faults }): Finding => ({
        rule: rule.id,
        severity: severityUnder(preset, rule),
        kind,
        message,
        file: place.base,
        pointer: toPointer(place.keys),
        path: place.path,
        documentationUrl: documentationUrl(rule.id),
        faults,
      }),
    ),
  );
  return { findings: findings.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)), contract };
}

function unreadable(): Finding {
  return {
    rule: "unreadable-document",
    severity: "error",
    kind: "contradiction",
    message: `This is not an OpenAPI 3 document; its root needs "openapi" with a version such as 3.1.0.`,
    file: "",
    pointer: "#",
    path: [],
    documentationUrl: documentationUrl(),
    faults: [{ rule: "unreadable-document", operation: "the document", status: "*" }],
  };
}
