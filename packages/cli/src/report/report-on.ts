import { type ContractModel, explainReading, isJson } from "@error-contract/contract";
import type { LocatedFinding } from "../lint/finding.ts";
import { actionsOf } from "./actions.ts";
import { type Assessment, assess } from "./assess.ts";
import { nameOfOperation } from "./blame.ts";
import { causesOf } from "./causes.ts";
import { matrixOf } from "./matrix.ts";
import type { Counts, Report, ReportedCode } from "./report.ts";
import { scoreOf } from "./score.ts";
import { verdictOf } from "./verdict.ts";

/** What a report is made of. */
export interface Material {
  /** The document's name, as the user wrote it. */
  readonly name: string;
  /** The parsed document. */
  readonly value: unknown;
  readonly model: ContractModel;
  readonly findings: readonly LocatedFinding[];
}

/**
 * Reports on a document.
 *
 * @param material - the document, read and checked
 * @returns the report
 */
export function reportOn({ name, value, model, findings }: Material): Report {
  const { operations } = assess(model, findings);
  const { envelopes, noCodes } = explainReading(model);
  const score = scoreOf(operations);
  const contradictions = findings.filter(({ kind }) => kind === "contradiction");
  const codes = codesOf(model);
  const counts = countAll(operations, findings, codes.length);
  return {
    document: name,
    api: apiOf(value),
    openapi: model.version ?? "",
    verdict: verdictOf({ counts, score, envelopes, contradictions: countFaults(contradictions) }),
    score,
    counts,
    matrix: matrixOf(operations),
    envelopes,
    codes,
    noCodes,
    contradictions,
    actions: actionsOf(causesOf(operations)),
  };
}

function apiOf(document: unknown): Report["api"] {
  const info = isJson(document) && isJson(document["info"]) ? document["info"] : {};
  const { title, version } = info;
  return {
    title: typeof title === "string" ? title : "API",
    version: typeof version === "string" ? version : undefined,
  };
}

function countAll(operations: readonly Assessment[], findings: readonly LocatedFinding[], codes: number): Counts {
  return {
    operations: operations.length,
    documented: operations.filter(({ entries }) => entries.length > 0).length,
    errorResponses: operations.reduce((sum, { entries }) => sum + entries.length, 0),
    codes,
    findings: findings.length,
    faults: countFaults(findings),
  };
}

function countFaults(findings: readonly LocatedFinding[]): number {
  return findings.reduce((sum, { faults }) => sum + faults.length, 0);
}

function codesOf({ codes }: ContractModel): readonly ReportedCode[] {
  // The codes of one list share their uses, so these are named only once.
  const named = new Map<readonly unknown[], readonly string[]>();
  return codes.map(({ code, statuses, evidence, title, envelope, uses }) => {
    const operations = named.get(uses) ?? [...new Set(uses.map(({ operation }) => nameOfOperation(operation)))];
    named.set(uses, operations);
    return { code, statuses, evidence, title, envelope: envelope.name, operations };
  });
}
