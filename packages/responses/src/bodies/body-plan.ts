import {
  type BodyForm,
  type CodeEntry,
  type Content,
  type ContractModel,
  contentPlace,
  type ErrorEnvelope,
  envelopeOf,
  listedAt,
  type ResponseObject,
  readBody,
  schemasAt,
  toPointer,
} from "@error-contract/contract";
import type { Check, SchemaChecks } from "../schema/schema-checks.ts";
import { bodyWriter } from "./body-writer.ts";
import { writableContent } from "./described.ts";
import type { Surroundings } from "./leaf.ts";
import { pickCode } from "./pick-code.ts";
import { nameOfStatus, reasonOf } from "./status-text.ts";
import { type Said, wishesBy } from "./wish.ts";

/** How to write the body of an error. */
export interface BodyPlan {
  /** `undefined` for a response without a body. */
  readonly mediaType: string | undefined;
  readonly code: string | number | undefined;
  /** Whether other codes of the document fit as well. */
  readonly doubtful: boolean;
  /** The document's entry for the code. */
  readonly entry: CodeEntry | undefined;
  /** Writes the body. */
  write(said: Said, around: Surroundings): unknown;
  /** Validates a body against the document's schema. */
  readonly check: Check;
}

/** A plan, or the reason there is none. */
export type Planned =
  | { readonly kind: "plan"; readonly plan: BodyPlan }
  | { readonly kind: "misfit"; readonly reason: string };

/** The error that a body is planned for. */
export interface Wanted {
  readonly status: number;
  /** The code that the error names; `undefined` if it has only a status. */
  readonly code: string | number | undefined;
}

/** How many combinations of nested alternatives to try. */
const MOST_ALTERNATIVES = 32;

/**
 * Plans the body of an error.
 *
 * @param model - the model of the document
 * @param checks - the document's schemas
 * @param response - the response that describes the error
 * @param wanted - the error
 * @returns the plan, tested with a sample, or the reason the response does not allow such a body
 */
export function planBody(
  model: ContractModel,
  checks: SchemaChecks,
  response: ResponseObject,
  wanted: Wanted,
): Planned {
  const content = writableContent(response);
  const place = toPointer(response.place.keys);
  if (content?.schema === undefined) {
    if (response.content.length === 0) return { kind: "plan", plan: emptyPlan(wanted) };
    return { kind: "misfit", reason: `${place} has no schema for a JSON body` };
  }
  const check = checks.at([...contentPlace(response, content).keys, "schema"]);
  let reason = `${place} allows no body with the status ${wanted.status}${wanted.code === undefined ? "" : ` and the code ${JSON.stringify(wanted.code)}`}`;
  for (const form of rank(content.forms, model, wanted)) {
    const envelope = envelopeOf(model, form);
    const picked = pickIn(form, envelope, model, wanted);
    if (picked === undefined) continue;
    const tried = planForm(content, form, envelope, wanted.status, picked, check);
    if (tried.kind === "plan") return tried;
    reason = `${place}: no body could be built that is valid against its schema (${tried.reason})`;
  }
  return { kind: "misfit", reason };
}

function emptyPlan({ code }: Wanted): BodyPlan {
  return { mediaType: undefined, code, doubtful: false, entry: undefined, write: () => undefined, check: () => [] };
}

/** Puts forms that pin the status before those that do not, and drops forms of another status. */
function rank(forms: readonly BodyForm[], model: ContractModel, { status }: Wanted): readonly BodyForm[] {
  const judged = forms.map((form) => {
    const pointer = envelopeOf(model, form)?.shape.status;
    const listed = pointer === undefined ? [] : listedAt(form, pointer).values.map(({ value }) => Number(value));
    return { form, rank: listed.length === 0 ? 1 : listed.includes(status) ? 0 : 2 };
  });
  return judged
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ form }) => form);
}

/** The code chosen for a body. */
interface PickedCode {
  readonly code: string | number | undefined;
  readonly doubtful: boolean;
  readonly entry?: CodeEntry | undefined;
}

/** The code of an error in one form of a body; `undefined` if the form belongs to another error. */
function pickIn(
  form: BodyForm,
  envelope: ErrorEnvelope | undefined,
  model: ContractModel,
  { status, code }: Wanted,
): PickedCode | undefined {
  const pointer = envelope?.shape.code;
  if (envelope === undefined || pointer === undefined || schemasAt(form, pointer).length === 0) {
    return { code, doubtful: false };
  }
  const entries = model.codes.filter((entry) => entry.envelope === envelope);
  const finish = (picked: PickedCode): PickedCode => ({
    ...picked,
    entry: entries.find((entry) => entry.code === picked.code),
  });
  const { values, open } = listedAt(form, pointer);
  const listed = values.map(({ value }) => value);
  if (code !== undefined) return open || listed.includes(code) ? finish({ code, doubtful: false }) : undefined;
  if (listed.length > 0) {
    const known = entries.filter((entry) => listed.includes(entry.code));
    const possible = known.some(({ statuses }) => statuses.length === 0 || statuses.includes(status));
    return possible || known.length === 0 ? finish(pickCode(status, listed, entries)) : undefined;
  }
  const known = entries.filter(({ statuses }) => statuses.includes(status)).map((entry) => entry.code);
  if (known.length > 0) return finish(pickCode(status, known, entries));
  // A problem without a type is identified by its status. In other envelopes, the code is named after the status.
  if (envelope.standard?.id === "rfc9457") return { code: undefined, doubtful: false };
  return { code: nameOfStatus(status), doubtful: true };
}

function planForm(
  content: Content,
  form: BodyForm,
  envelope: ErrorEnvelope | undefined,
  status: number,
  { code, doubtful, entry }: PickedCode,
  check: Check,
): Planned {
  // A body that is not an envelope is a string.
  const shape = envelope?.shape ?? { message: "" };
  const more = envelope?.standard?.id === "rfc9457" ? ([["/title", entry?.title ?? reasonOf(status)]] as const) : [];
  const layOut = wishesBy(shape, more);
  let reason = `none of its alternatives has the code ${JSON.stringify(code)}`;
  for (let alternative = 0; alternative < MOST_ALTERNATIVES; alternative++) {
    const writeValue = bodyWriter(form.walker, form.parts, alternative);
    const write: BodyPlan["write"] = (said, around) => writeValue(layOut(said), around, true);
    const sample = sampleOf(status, code);
    const bodies = [[], sample.said.details].map((details) => write({ ...sample.said, details }, sample.around));
    const faults = bodies.map((body) => check(body));
    // The first valid alternative may belong to another error.
    const isMeant = bodies.every((body) => code === undefined || readBody(shape, body).code === code);
    if (isMeant && faults.some((errors) => errors.length === 0)) {
      const mediaType = content.mediaType.includes("*") ? "application/json" : content.mediaType;
      return { kind: "plan", plan: { mediaType, code, doubtful, entry, write, check } };
    }
    const [error] = faults.flat();
    if (alternative === 0 && error) reason = `${error.instancePath || "the body"} ${error.message}`;
  }
  return { kind: "misfit", reason };
}

function sampleOf(status: number, code: string | number | undefined): { said: Said; around: Surroundings } {
  // The reason phrase also replaces a message that the schema does not allow.
  const message = reasonOf(status);
  const requestId = "5f0c1e7a-8d24-4b6f-9a3e-1c7d2b8e4f60";
  const details = [{ location: "body", pointer: "/name", message, type: "missing" }] as const;
  return {
    said: { code, status, message, requestId, documentationUrl: "https://example.com/errors", details },
    around: { status, reason: reasonOf(status), requestId, message, target: "/" },
  };
}
