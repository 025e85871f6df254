import type { CodeEntry, CodeEvidence } from "./code/entry.ts";
import type { ContractModel } from "./contract.ts";
import type { DeclarationProblem } from "./declaration/problem.ts";
import type { ErrorEnvelope } from "./envelope/envelope.ts";
import type { ShapePointer } from "./schema/pointer.ts";
import type { Evidence } from "./shape/evidence.ts";
import type { Role, Shape } from "./shape/shape.ts";
import type { Standard } from "./shape/standards.ts";

/** What was recognized in a document's errors, and why: plain data, to print. */
export interface Reading {
  /** The most used envelope first. */
  readonly envelopes: readonly EnvelopeReading[];
  /** How many codes there are, over all envelopes. */
  readonly codes: number;
  /** Why there are no codes, in sentences; empty when there are some. */
  readonly noCodes: readonly string[];
  readonly problems: readonly DeclarationProblem[];
}

/** What was recognized in one envelope. */
export interface EnvelopeReading {
  readonly name: string;
  readonly standard: Standard | undefined;
  readonly excused: boolean;
  readonly origin: "declared" | "inferred";
  /** How many times operations return it. */
  readonly uses: number;
  /** The keys of `responses` under which they do, each once: `404`, `default`. */
  readonly statuses: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly shape: Shape;
  readonly recognized: readonly Reason[];
  readonly rejected: readonly Reason[];
  /** How many of its codes each kind of evidence names. */
  readonly codes: Readonly<Partial<Record<CodeEvidence, number>>>;
  readonly open: boolean;
}

/** Why a place in the body was, or was not, recognized as something. */
export interface Reason {
  readonly role: Role;
  readonly pointer: ShapePointer;
  /** A sentence. */
  readonly why: string;
}

/**
 * Explains a reading: what was recognized as code, status, message, details and request id, what was rejected, and why.
 * If there are no codes, it says why not.
 *
 * @param model - the model of a document
 * @returns the explanation, which keeps no reference to the document
 * @example
 * explainReading(model).noCodes; // ["{ message }: no property looks like a code."]
 */
export function explainReading(model: ContractModel): Reading {
  const { envelopes, codes, declaration } = model;
  return {
    envelopes: envelopes.map((envelope) => explainEnvelope(envelope, codes)),
    codes: codes.length,
    noCodes: codes.length > 0 ? [] : whyNoCodes(model),
    problems: declaration?.problems ?? [],
  };
}

function explainEnvelope(envelope: ErrorEnvelope, codes: readonly CodeEntry[]): EnvelopeReading {
  const { name, standard, excused, origin, uses, mediaTypes, shape, evidence, open } = envelope;
  const counts: Partial<Record<CodeEvidence, number>> = {};
  for (const code of codes) if (code.envelope === envelope) counts[code.evidence] = (counts[code.evidence] ?? 0) + 1;
  const statuses = [...new Set(uses.map(({ key }) => key))].sort();
  const reasons = (verdict: Evidence["verdict"]): readonly Reason[] =>
    evidence.filter((one) => one.verdict === verdict).map(({ role, pointer, note }) => ({ role, pointer, why: note }));
  return {
    name,
    standard,
    excused,
    origin,
    uses: uses.length,
    statuses,
    mediaTypes,
    shape,
    recognized: reasons("taken"),
    rejected: reasons("rejected"),
    codes: counts,
    open,
  };
}

function whyNoCodes({ envelopes, operations }: ContractModel): readonly string[] {
  const served = operations.filter(({ kind }) => kind === "path");
  if (served.length === 0) return ["The document has no operations."];
  const errors = served.flatMap(({ responses }) => responses.filter(({ error }) => error));
  if (errors.length === 0) return ["No operation documents an error response."];
  if (envelopes.length === 0) return [whyNoEnvelope(errors.map(({ response }) => response))];
  const [first] = envelopes;
  const said = envelopes.filter(({ excused }) => !excused || envelopes.length === 1 || first?.excused === true);
  return said.map(whyNoCodesIn);
}

function whyNoEnvelope(
  responses: readonly ContractModel["operations"][number]["responses"][number]["response"][],
): string {
  const withContent = responses.filter((response) => response !== undefined && response.content.length > 0);
  if (withContent.length === 0) return "No error response has a body.";
  return "No error response has a body with properties: the schemas are missing, or describe text or files.";
}

function whyNoCodesIn({ name, shape, evidence, standard }: ErrorEnvelope): string {
  const { code } = shape;
  if (code === undefined) {
    const rejected = evidence.filter(({ role, verdict }) => role === "code" && verdict === "rejected");
    const tried = rejected.map(({ note }) => note).join(" ");
    return tried === "" ? `${name}: no property looks like a code.` : `${name}: no property is a code. ${tried}`;
  }
  const where = standard ? `"${code}", where ${standard.name} has the code,` : `"${code}"`;
  return `${name}: ${where} has no values: no const, no enum, no discriminator's mapping, and no example that goes with one status.`;
}
