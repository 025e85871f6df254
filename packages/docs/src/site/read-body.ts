import { type ErrorEnvelope, type Role, readErrorContract, type Shape } from "@error-contract/contract";
import { type Html, html } from "../pages/html.ts";

/** An error body of a document for the landing page, with the recognized parts. */
export interface BodyReading {
  readonly body: Html;
  /** The pointer to the code; `undefined` if the document has none. */
  readonly code: string | undefined;
  readonly codes: number;
  readonly name: string;
}

/**
 * Reads an error body of the envelope that a document uses most, with the recognized parts.
 *
 * @param document - a parsed OpenAPI document, with an example of an error
 * @returns the reading; `undefined` if the document has no error body with an example
 */
export function bodyReading(document: unknown): BodyReading | undefined {
  const model = readErrorContract(document);
  for (const envelope of model.envelopes) {
    const example = exampleOf(envelope);
    if (example === undefined) continue;
    const codes = model.codes.filter((code) => code.envelope === envelope).length;
    return { body: withRoles(example, envelope.shape), code: envelope.shape.code, codes, name: envelope.name };
  }
  return undefined;
}

/** The most detailed example of a client error. */
function exampleOf({ uses, shape }: ErrorEnvelope): unknown {
  const examples = uses.flatMap(({ content }) => content.examples.map(({ value }) => value));
  const size = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
  const telling = examples.filter(
    (value) => shape.code === undefined || !JSON.stringify(value)?.includes("about:blank"),
  );
  return telling.toSorted((a, b) => size(b) - size(a))[0];
}

function withRoles(value: unknown, shape: Shape): Html {
  const roles = new Map<string, Role>();
  for (const role of ["code", "status", "message", "requestId", "documentationUrl"] as const) {
    const pointer = shape[role];
    if (pointer !== undefined) roles.set(pointer, role);
  }
  return json(value, "", "", roles);
}

function json(value: unknown, pointer: string, indent: string, roles: ReadonlyMap<string, Role>): Html {
  if (typeof value !== "object" || value === null) return html`${JSON.stringify(value)}`;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([key, item], index) => {
    const at = `${pointer}/${key}`;
    const role = roles.get(at);
    const line = html`"${key}": ${json(item, at, inner, roles)}`;
    return html`${index > 0 && ",\n"}${inner}${role === undefined ? line : html`<mark class="${role}">${line}</mark>`}`;
  });
  return html`{\n${entries}\n${indent}}`;
}
