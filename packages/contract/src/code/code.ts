import { isJson, type Node, type Walker } from "../document/node.ts";
import { type Place, toPointer } from "../document/place.ts";
import type { CodeUse, ErrorBody } from "../envelope/body.ts";
import type { EnvelopeWithBodies, ErrorEnvelope } from "../envelope/envelope.ts";
import type { ResponseObject } from "../operation/response.ts";
import { type BodyForm, nameOf } from "../schema/form.ts";
import { schemasIn } from "../schema/leaf.ts";
import { isCode, type Listed, listingIn } from "../schema/listing.ts";
import { keysOfPointer, valuesAt } from "../shape/pointer.ts";
import { groupByForm, onlyStatus, ownSamples } from "../shape/profile.ts";
import { isErrorStatus } from "../shape/values.ts";
import { type CodeTexts, readTexts } from "./texts.ts";

/** A code of the API. */
export interface CodeEntry extends CodeTexts {
  /** Numbers stay numbers. */
  readonly code: string | number;
  /** The HTTP statuses with which it may come, as far as the document says; empty when it does not say. */
  readonly statuses: readonly number[];
  /** The strongest reason to believe in it. `status`: it is a problem `about:blank`, which only its status tells apart. */
  readonly evidence: CodeEvidence;
  /** Whether a closed list names it: `const`, `enum` or a mapping, with no other values allowed. */
  readonly closed: boolean;
  readonly envelope: ErrorEnvelope;
  /** The name of the schema that pins it, or of the enum that lists it; `undefined` when written in place. */
  readonly schema: string | undefined;
  /** Where that schema or example is, as a JSON pointer in its file. */
  readonly pointer: string;
  readonly place: Place;
  /** Every place that names it, the one above first. */
  readonly definitions: readonly CodeDefinition[];
  readonly uses: readonly CodeUse[];
}

/** How a document names a code, from the strongest to the weakest. */
export type CodeEvidence = "const" | "enum" | "mapping" | "example" | "status";

/** One of the places of a document that name a code. */
export interface CodeDefinition extends CodeTexts {
  readonly evidence: CodeEvidence;
  readonly schema: string | undefined;
  readonly place: Place;
}

/** The type of a problem that has no type of its own (RFC 9457, section 4.2.1). */
const ABOUT_BLANK = "about:blank";

interface Growing {
  readonly code: string | number;
  readonly envelope: ErrorEnvelope;
  readonly definitions: Map<unknown, CodeDefinition>;
  readonly statuses: Set<number>;
  readonly uses: Map<ResponseObject, readonly CodeUse[]>;
  closed: boolean;
}

/**
 * Collects the codes of a document.
 *
 * @param walker - walks the document
 * @param envelopes - its envelopes, with their bodies
 * @returns the codes, by status and then in the order in which they were met
 */
export function readCodes(walker: Walker, envelopes: readonly EnvelopeWithBodies[]): readonly CodeEntry[] {
  const entries = envelopes.flatMap(({ envelope, bodies }) => readCodesOf(walker, envelope, bodies));
  return entries.sort((a, b) => (a.statuses[0] ?? 0) - (b.statuses[0] ?? 0));
}

function readCodesOf(walker: Walker, envelope: ErrorEnvelope, bodies: readonly ErrorBody[]): readonly CodeEntry[] {
  const pointer = envelope.shape.code;
  if (pointer === undefined) return [];
  const keys = keysOfPointer(pointer);
  const codes = new Map<string | number, Growing>();
  const meet = (code: string | number, key: string | number = code): Growing => {
    const known = codes.get(key);
    if (known) return known;
    const made = {
      code,
      envelope,
      definitions: new Map(),
      statuses: new Set<number>(),
      uses: new Map(),
      closed: false,
    };
    codes.set(key, made);
    return made;
  };
  const isBlank = (code: unknown): boolean => envelope.standard?.id === "rfc9457" && code === ABOUT_BLANK;

  for (const [form, among] of groupByForm(bodies)) {
    const { values, open } = listingIn(walker, form, keys);
    const [only, ...others] = values;
    const single = only && others.length === 0 ? only : undefined;
    const statuses = statusesOf(walker, envelope, form, among, values.length);
    for (const listed of values.filter(({ value }) => !isBlank(value))) {
      const code = meet(listed.value);
      if (!open) code.closed = true;
      define(code, definitionOf(listed, single && form), single ? form.owner.value : listed.schema.value);
      for (const status of statuses) code.statuses.add(status);
      answer(code, among);
    }
    if (single && isBlank(single.value)) for (const body of among) blank(body, meet, form.owner);
    if (values.length > 0) continue;
    const status = onlyStatus(among);
    const schemas = schemasIn(walker, form, pointer);
    for (const { value: schema, place } of schemas) {
      for (const value of isJson(schema) ? ownSamples(schema) : []) {
        if (isBlank(value)) for (const body of among) blank(body, meet, form.owner);
        else if (status !== undefined && isCode(value)) {
          const code = meet(value);
          define(code, exampleOf(value, place, form), schema);
          code.statuses.add(status);
          answer(code, among);
        }
      }
    }
  }
  for (const body of new Map(bodies.map((one) => [one.content, one])).values()) {
    const status = onlyStatus([body]);
    for (const { value: example, place } of body.content.examples) {
      for (const value of valuesAt(example, pointer)) {
        if (!isCode(value)) continue;
        if (isBlank(value)) {
          blank(body, meet, body.form.owner);
          continue;
        }
        const known = codes.get(value);
        const code = known ?? meet(value);
        if (!known || [...known.definitions.values()].every(({ evidence }) => evidence === "example"))
          define(code, exampleOf(value, place, undefined), example);
        const shown = statusIn(envelope, example) ?? status;
        if (shown !== undefined) code.statuses.add(shown);
        if (!known || !code.uses.has(body.response)) answer(code, [body]);
      }
    }
  }
  return [...codes.values()].flatMap(finish);
}

/** Each status of a problem `about:blank` is an error of its own. */
function blank(body: ErrorBody, meet: (code: string, key: string) => Growing, owner: Node): void {
  for (const { status } of body.uses) {
    if (status.kind !== "exact") continue;
    const code = meet(ABOUT_BLANK, `${ABOUT_BLANK} ${status.status}`);
    code.statuses.add(status.status);
    define(
      code,
      {
        evidence: "status",
        schema: nameOf(owner.place),
        place: owner.place,
        ...readTexts(ABOUT_BLANK, undefined, undefined),
      },
      owner.value,
    );
    const uses = body.uses.filter(({ status: other }) => other === status);
    code.uses.set(body.response, uses);
  }
}

function define(code: Growing, definition: CodeDefinition, by: unknown): void {
  if (!code.definitions.has(by)) code.definitions.set(by, definition);
}

function answer(code: Growing, bodies: readonly ErrorBody[]): void {
  for (const { response, uses } of bodies) if (!code.uses.has(response)) code.uses.set(response, uses);
}

function definitionOf(listed: Listed, form: BodyForm | undefined): CodeDefinition {
  const pinner = form?.parts.find(({ value }) => isJson(value) && isJson(value["x-error"])) ?? form?.owner;
  const owner = pinner ?? listed.schema;
  return {
    evidence: listed.by,
    schema: nameOf(owner.place),
    place: owner.place,
    ...readTexts(listed.value, listed.schema, form),
  };
}

function exampleOf(value: string | number, place: Place, form: BodyForm | undefined): CodeDefinition {
  const schema = form && nameOf(form.owner.place);
  return { evidence: "example", schema, place, ...readTexts(value, undefined, form) };
}

/**
 * The statuses with which a form's codes come: those that the form pins, or else those under which it is declared, if it has
 * one code or they are one. Of several codes under several statuses nobody knows which goes with which.
 */
function statusesOf(
  walker: Walker,
  { shape }: ErrorEnvelope,
  form: BodyForm,
  bodies: readonly ErrorBody[],
  codes: number,
): readonly number[] {
  const pinned = shape.status === undefined ? [] : listingIn(walker, form, keysOfPointer(shape.status)).values;
  const statuses = pinned.map(({ value }) => Number(value));
  if (statuses.length === 1 || (statuses.length > 0 && codes === 1)) return statuses;
  if (codes > 1) return [onlyStatus(bodies)].filter((status) => status !== undefined);
  const exact = bodies
    .flatMap(({ uses }) => uses)
    .flatMap(({ status }) => (status.kind === "exact" ? [status.status] : []));
  return [...new Set(exact)];
}

/** The status that an example itself shows beside the code. */
function statusIn({ shape }: ErrorEnvelope, example: unknown): number | undefined {
  const [status] = shape.status === undefined ? [] : valuesAt(example, shape.status);
  return isErrorStatus(status) ? Number(status) : undefined;
}

const STRENGTH: Readonly<Record<CodeEvidence, number>> = { const: 0, enum: 1, mapping: 2, example: 3, status: 4 };

function finish({ code, envelope, definitions, statuses, uses, closed }: Growing): readonly CodeEntry[] {
  const all = [...definitions.values()].sort((a, b) => STRENGTH[a.evidence] - STRENGTH[b.evidence]);
  const [first] = all;
  if (!first) return [];
  const lists = [...uses.values()];
  return [
    {
      ...first,
      ...mergeTexts(all),
      code,
      statuses: [...statuses].sort((a, b) => a - b),
      closed,
      envelope,
      pointer: toPointer(first.place.keys),
      definitions: all,
      uses: lists.length === 1 ? (lists[0] ?? []) : lists.flat(),
    },
  ];
}

/** The first that says something says it. */
function mergeTexts(definitions: readonly CodeDefinition[]): CodeTexts {
  const first = <Key extends keyof CodeTexts>(key: Key): CodeTexts[Key] | undefined =>
    definitions
      .map((definition) => definition[key])
      .find((value) => value !== undefined && (!Array.isArray(value) || value.length > 0));
  return {
    name: first("name"),
    title: first("title"),
    description: first("description"),
    causes: first("causes") ?? [],
    remedies: first("remedies") ?? [],
    retryable: first("retryable"),
    documentationUrl: first("documentationUrl"),
  };
}
