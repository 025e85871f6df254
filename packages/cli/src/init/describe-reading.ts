import type { ContractModel, ErrorEnvelope } from "@error-contract/contract";
import type { Style } from "../command-line/terminal.ts";
import { counted } from "../lint/summary.ts";

/** How many codes are named. */
const MOST_CODES = 12;

/**
 * Says what was recognized in a document, and why.
 *
 * @param model - the document, read
 * @param style - the colors
 * @returns the text
 */
export function describeReading(model: ContractModel, style: Style): string {
  const served = model.operations.filter(({ kind }) => kind === "path");
  const errors = served.flatMap(({ responses }) => responses.filter(({ error }) => error));
  const head = `OpenAPI ${model.version}: ${counted(served.length, "operation")}, ${counted(errors.length, "error response")}`;
  const envelopes = model.envelopes.flatMap((envelope) => [...describeEnvelope(envelope, style), ""]);
  const none = ["No error response has a body with properties, so nothing says where a code would be.", ""];
  return [head, "", ...(model.envelopes.length > 0 ? envelopes : none), ...describeCodes(model), ""].join("\n");
}

function describeEnvelope(envelope: ErrorEnvelope, style: Style): readonly string[] {
  const { name, uses, mediaTypes, standard, excused, evidence } = envelope;
  const origin = excused ? `, prescribed by ${standard?.name ?? "a standard"} and left alone` : "";
  const taken = evidence.filter(({ verdict }) => verdict === "taken");
  const width = Math.max(0, ...taken.map(({ role }) => role.length));
  const at = Math.max(0, ...taken.map(({ pointer }) => pointer.length));
  const notes = new Set(
    taken.map(
      ({ role, pointer, note }) => `  ${role.padEnd(width)}  ${style.cyan(pointer.padEnd(at))}  ${style.dim(note)}`,
    ),
  );
  const empty = [style.dim("  nothing in it looks like a code, a status or a message")];
  return [
    `${style.bold(name)}  ${counted(uses.length, "use")}${origin}  ${style.dim(mediaTypes.join(", "))}`,
    ...(notes.size > 0 ? notes : empty),
  ];
}

function describeCodes({ codes }: ContractModel): readonly string[] {
  if (codes.length === 0) return ["No codes are named."];
  const names = [...new Set(codes.map(({ code }) => String(code)))];
  const rest = names.length - MOST_CODES;
  const list = [...names.slice(0, MOST_CODES), ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
  return [`${counted(names.length, "code")}: ${list}`];
}
