import type { Shape } from "@error-contract/contract";
import { fleetRules } from "../../config/rule-ids.ts";
import type { LocatedFinding } from "../finding.ts";
import { ownFinding } from "../own-finding.ts";
import type { CheckedInFleet, CodeMeaning, Definition, EnvelopeForm } from "./checked.ts";

const DOCUMENTATION =
  "https://github.com/error-contract/error-contract/blob/main/packages/cli/README.md#many-documents-one-contract";

/** The places in the body that the norm may prescribe, with their names in messages. */
const roles: readonly (readonly [role: string, at: (shape: Shape) => string | undefined])[] = [
  ["code", ({ code }) => code],
  ["status", ({ status }) => status],
  ["message", ({ message }) => message],
  ["request id", ({ requestId }) => requestId],
  ["details", ({ details }) => details?.at],
];

/**
 * Compares documents with the fleet's norm, and with each other.
 *
 * @param norm - the document that is the norm
 * @param documents - the others
 * @returns `fleet-envelope` for error bodies whose parts are not where the norm has them, and `fleet-code` for codes
 * whose meaning differs from that in the norm, or in the first document that has the code
 */
export function compareWithNorm(norm: CheckedInFleet, documents: readonly CheckedInFleet[]): readonly LocatedFinding[] {
  const others = documents.filter(({ address }) => address !== norm.address);
  return [...others.flatMap((document) => envelopesOf(document, norm)), ...codesOf([norm, ...others])];
}

function envelopesOf(document: CheckedInFleet, norm: CheckedInFleet): readonly LocatedFinding[] {
  const [expected] = norm.envelopes;
  if (expected === undefined) return [];
  return document.envelopes.flatMap((envelope) => {
    const moved = roles.flatMap(([role, at]) => {
      const [here, there] = [at(envelope.shape), at(expected.shape)];
      return there === undefined || here === there ? [] : [`the ${role} at ${there}${here ? `, not ${here}` : ""}`];
    });
    if (moved.length === 0) return [];
    const message = `The error body ${envelope.name} differs from the norm: ${placeOf(expected)} has ${moved.join(" and ")}. Use the norm's envelope.`;
    return [findingOf(fleetRules.envelope, document.name, envelope, message, `error body ${envelope.name}`)];
  });
}

type Meanings = readonly [CodeMeaning, ...CodeMeaning[]];

function codesOf(documents: readonly CheckedInFleet[]): readonly LocatedFinding[] {
  /** The meanings in the first document that has the code, which may list it more than once. */
  const known = new Map<string | number, Meanings>();
  const findings: LocatedFinding[] = [];
  for (const { name, codes } of documents) {
    const own = new Map<string | number, Meanings>();
    for (const meaning of codes) {
      const meanings = known.get(meaning.code);
      if (meanings === undefined) {
        const before = own.get(meaning.code);
        own.set(meaning.code, before === undefined ? [meaning] : [...before, meaning]);
        continue;
      }
      const [differs] = meanings.map((each) => difference(meaning, each));
      if (differs === undefined || meanings.some((each) => difference(meaning, each) === undefined)) continue;
      const message = `The code ${meaning.code} has two meanings: ${differs} in ${placeOf(meanings[0])}. Use a different code for one of them.`;
      findings.push(findingOf(fleetRules.code, name, meaning, message, `code ${meaning.code}`));
    }
    for (const [code, meanings] of own) known.set(code, meanings);
  }
  return findings;
}

/** The difference in words; `undefined` if both can be meant. */
function difference(here: CodeMeaning, there: CodeMeaning): string | undefined {
  const isApart =
    here.statuses.length > 0 &&
    there.statuses.length > 0 &&
    !here.statuses.some((status) => there.statuses.includes(status));
  if (isApart) return `${here.statuses.join(", ")} here, ${there.statuses.join(", ")}`;
  if (here.retryable === undefined || there.retryable === undefined || here.retryable === there.retryable)
    return undefined;
  return here.retryable ? "retryable here, not retryable" : "not retryable here, retryable";
}

function placeOf({ file, line, column }: Definition): string {
  return `${file}:${line}:${column}`;
}

function findingOf(
  rule: string,
  document: string,
  { file, line, column, pointer, excerpt }: CodeMeaning | EnvelopeForm,
  message: string,
  subject: string,
): LocatedFinding {
  return ownFinding({
    rule,
    message,
    document,
    file,
    line,
    column,
    pointer,
    excerpt,
    subject,
    documentationUrl: DOCUMENTATION,
  });
}
