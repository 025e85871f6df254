import { isJson, type Walker } from "../document/node.ts";
import { isWithin, type Place } from "../document/place.ts";
import type { EnvelopeWithBodies, ErrorEnvelope } from "../envelope/envelope.ts";
import type { ErrorBody } from "../operation/error-body.ts";
import { type BodyForm, nameOf } from "../schema/form.ts";
import { schemasIn } from "../schema/leaf.ts";
import { type Listed, type Listing, listingIn } from "../schema/listing.ts";
import { keysOfPointer, type ShapePointer, valuesAt } from "../schema/pointer.ts";
import { groupByForm, isSample, onlyStatus, ownSamples } from "../shape/profile.ts";
import { isErrorStatus } from "../shape/values.ts";
import { type Collector, collectorOf } from "./collector.ts";
import type { CodeDefinition, CodeEntry } from "./entry.ts";
import { readTexts } from "./texts.ts";

/** The type of a problem that has no type of its own (RFC 9457, section 4.2.1). */
const ABOUT_BLANK = "about:blank";

/** A form of an envelope, with the codes that it lists. */
interface ListingForm {
  readonly form: BodyForm;
  readonly bodies: readonly ErrorBody[];
  readonly listing: Listing;
}

/**
 * Collects the codes of a document.
 *
 * @param walker - walks the document
 * @param envelopes - its envelopes, with their bodies
 * @returns the codes, ordered by status, then by first occurrence
 */
export function readCodes(walker: Walker, envelopes: readonly EnvelopeWithBodies[]): readonly CodeEntry[] {
  const entries = envelopes.flatMap(({ envelope, bodies }) => {
    const { code } = envelope.shape;
    return code === undefined ? [] : readCodesAt(walker, envelope, code, bodies);
  });
  return entries.sort((a, b) => (a.statuses[0] ?? 0) - (b.statuses[0] ?? 0));
}

function readCodesAt(
  walker: Walker,
  envelope: ErrorEnvelope,
  pointer: ShapePointer,
  bodies: readonly ErrorBody[],
): readonly CodeEntry[] {
  const collector = collectorOf(envelope);
  const keys = keysOfPointer(pointer);
  const forms = [...groupByForm(bodies)].map(
    ([form, among]): ListingForm => ({ form, bodies: among, listing: listingIn(walker, form, keys) }),
  );
  addListed(walker, collector, envelope, forms);
  for (const { form, bodies: among, listing } of forms)
    if (listing.values.length === 0) addSchemaExamples(walker, collector, envelope, pointer, form, among);
  for (const body of new Map(bodies.map((one) => [one.content, one])).values())
    addExamples(collector, envelope, pointer, body);
  return collector.entries();
}

/** The codes that schemas list. */
function addListed(walker: Walker, collector: Collector, envelope: ErrorEnvelope, forms: readonly ListingForm[]): void {
  const users = usersOfLists(forms);
  for (const { form, bodies, listing } of forms) {
    const single = listing.values.length === 1 ? form : undefined;
    const pinned = pinnedStatuses(walker, envelope, form);
    for (const listed of listing.values) {
      if (isBlank(envelope, listed.value)) {
        if (single) addBlank(collector, bodies, form);
        continue;
      }
      collector.add({
        code: listed.value,
        definition: definitionOf(listed, single),
        by: single ? form.owner.value : listed.schema.value,
        statuses: single
          ? statusesOf(pinned, bodies)
          : statusesOfMany(pinned, users.get(listed.schema.value) ?? bodies),
        closed: !listing.open,
        bodies,
      });
    }
  }
}

/** Finds the bodies that share a list of codes: the schemas of many errors may use the same `enum`. */
function usersOfLists(forms: readonly ListingForm[]): ReadonlyMap<unknown, readonly ErrorBody[]> {
  const users = new Map<unknown, ErrorBody[]>();
  for (const { bodies, listing } of forms) {
    if (listing.values.length < 2) continue;
    for (const list of new Set(listing.values.map(({ schema }) => schema.value))) {
      const known = users.get(list);
      if (known) for (const body of bodies) known.push(body);
      else users.set(list, [...bodies]);
    }
  }
  return users;
}

/** An example in a schema names a real code only if the schema has a single status. Otherwise it merely illustrates. */
function addSchemaExamples(
  walker: Walker,
  collector: Collector,
  envelope: ErrorEnvelope,
  pointer: ShapePointer,
  form: BodyForm,
  bodies: readonly ErrorBody[],
): void {
  const status = onlyStatus(bodies);
  for (const { value: schema, place } of schemasIn(walker, form, pointer)) {
    for (const code of isJson(schema) ? ownSamples(schema) : []) {
      if (isBlank(envelope, code)) addBlank(collector, bodies, form);
      else if (status !== undefined) {
        const definition = exampleOf(code, place, form);
        collector.add({ code, definition, by: schema, statuses: [status], closed: false, bodies });
      }
    }
  }
}

/** The codes in the examples of a media type. */
function addExamples(collector: Collector, envelope: ErrorEnvelope, pointer: ShapePointer, body: ErrorBody): void {
  const { content, form } = body;
  const status = onlyStatus([body]);
  for (const { value: example, place } of content.examples) {
    if (status === undefined && content.schema !== undefined && isWithin(place, content.schema.place)) continue;
    for (const code of valuesAt(example, pointer)) {
      if (isBlank(envelope, code)) addBlank(collector, [body], form);
      else if (isSample(code)) {
        const [known] = collector.definitionsOf(code);
        const shown = statusIn(envelope, example) ?? status;
        collector.add({
          code,
          definition: known ?? exampleOf(code, place, undefined),
          by: known && known.evidence !== "example" ? undefined : example,
          statuses: shown === undefined ? [] : [shown],
          closed: false,
          bodies: [body],
        });
      }
    }
  }
}

/** Each status of an `about:blank` problem is a separate error. */
function addBlank(collector: Collector, bodies: readonly ErrorBody[], { owner }: BodyForm): void {
  const texts = readTexts(ABOUT_BLANK, undefined, undefined);
  const definition: CodeDefinition = { evidence: "status", schema: nameOf(owner.place), place: owner.place, ...texts };
  for (const body of bodies) {
    for (const status of new Set(body.uses.map((use) => use.status))) {
      if (status.kind !== "exact") continue;
      const uses = body.uses.filter((use) => use.status === status);
      collector.add(
        {
          code: ABOUT_BLANK,
          definition,
          by: owner.value,
          statuses: [status.status],
          closed: false,
          bodies: [{ ...body, uses }],
        },
        `${ABOUT_BLANK} ${status.status}`,
      );
    }
  }
}

function isBlank({ standard, shape }: ErrorEnvelope, code: unknown): boolean {
  return code === ABOUT_BLANK && standard?.id === "rfc9457" && shape.code === "/type";
}

function definitionOf(listed: Listed, form: BodyForm | undefined): CodeDefinition {
  const pinner = form?.parts.find(({ value }) => isJson(value) && isJson(value["x-error"])) ?? form?.owner;
  const { place } = pinner ?? listed.schema;
  return { evidence: listed.by, schema: nameOf(place), place, ...readTexts(listed.value, listed.schema, form) };
}

function exampleOf(code: string | number, place: Place, form: BodyForm | undefined): CodeDefinition {
  const schema = form && nameOf(form.owner.place);
  return { evidence: "example", schema, place, ...readTexts(code, undefined, form) };
}

/** The statuses that a form pins in the place where the envelope has the status. */
function pinnedStatuses(walker: Walker, { shape }: ErrorEnvelope, form: BodyForm): readonly number[] {
  if (shape.status === undefined) return [];
  return listingIn(walker, form, keysOfPointer(shape.status)).values.map(({ value }) => Number(value));
}

/** The statuses of a form with one code: those it pins, or those under which it is declared. */
function statusesOf(pinned: readonly number[], bodies: readonly ErrorBody[]): readonly number[] {
  if (pinned.length > 0) return pinned;
  const keys = bodies.flatMap(({ uses }) => uses.map(({ status }) => status));
  return [...new Set(keys.flatMap((key) => (key.kind === "exact" ? [key.status] : [])))];
}

/** With several codes and several statuses, the document does not say which belong together. */
function statusesOfMany(pinned: readonly number[], bodies: readonly ErrorBody[]): readonly number[] {
  if (pinned.length === 1) return pinned;
  const status = onlyStatus(bodies);
  return status === undefined ? [] : [status];
}

/** The status that an example shows next to the code. */
function statusIn({ shape }: ErrorEnvelope, example: unknown): number | undefined {
  const [status] = shape.status === undefined ? [] : valuesAt(example, shape.status);
  return isErrorStatus(status) ? Number(status) : undefined;
}
