import type { CodeEntry, EnvelopeReading, Reading } from "@error-contract/contract";
import { type ContractModel, explainReading } from "@error-contract/contract";
import type { Style } from "../command-line/terminal.ts";
import { counted } from "../text/counted.ts";
import { originOf } from "../text/origin-of.ts";

/** How many codes to name. */
const MOST_CODES = 12;

/**
 * Describes what was recognized in a document and why, or, if it has no codes, why not.
 *
 * @param model - the document's model
 * @param style - the colors
 * @returns the text
 */
export function describeReading(model: ContractModel, style: Style): string {
  const served = model.operations.filter(({ kind }) => kind === "path");
  const errors = served.flatMap(({ responses }) => responses.filter(({ error }) => error));
  const head = `OpenAPI ${model.version}: ${counted(served.length, "operation")}, ${counted(errors.length, "error response")}`;
  const reading = explainReading(model);
  const envelopes = reading.envelopes.flatMap((envelope) => [...describeEnvelope(envelope, style), ""]);
  const problems = reading.problems.map(({ message }) => `${style.yellow("x-error-contract:")} ${message}`);
  return [head, "", ...envelopes, ...describeCodes(reading, model.codes), ...problems, ""].join("\n");
}

function describeEnvelope(envelope: EnvelopeReading, style: Style): readonly string[] {
  const { name, uses, mediaTypes, recognized } = envelope;
  const origin = originOf(envelope);
  const width = Math.max(0, ...recognized.map(({ role }) => role.length));
  const at = Math.max(0, ...recognized.map(({ pointer }) => pointer.length));
  const reasons = new Set(
    recognized.map(
      ({ role, pointer, why }) => `  ${role.padEnd(width)}  ${style.cyan(pointer.padEnd(at))}  ${style.dim(why)}`,
    ),
  );
  const empty = [style.dim("  nothing in it looks like a code, a status or a message")];
  return [
    `${style.bold(name)}  ${counted(uses, "use")}${origin && `, ${origin}`}  ${style.dim(mediaTypes.join(", "))}`,
    ...(reasons.size > 0 ? reasons : empty),
  ];
}

function describeCodes({ noCodes }: Reading, codes: readonly CodeEntry[]): readonly string[] {
  if (codes.length === 0) return ["No codes found:", ...noCodes.map((why) => `- ${why}`)];
  const names = [...new Set(codes.map(({ code }) => String(code)))];
  const rest = names.length - MOST_CODES;
  const list = [...names.slice(0, MOST_CODES), ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
  return [`${counted(names.length, "code")}: ${list}`];
}
