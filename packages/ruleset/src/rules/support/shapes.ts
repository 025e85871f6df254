import { type BodyForm, type Content, envelopeOf, listedAt, type Place, type Shape } from "@error-contract/contract";
import type { Subject } from "../../rule/subject.ts";

/**
 * The shape of a form of an error body: that of its envelope.
 *
 * @param subject - the document
 * @param form - the form
 * @returns the shape; that of the document's own envelope if the form has none
 */
export function shapeOf(subject: Subject, form: BodyForm): Shape {
  return (envelopeOf(subject.contract, form) ?? mainEnvelope(subject))?.shape ?? {};
}

/**
 * The shapes that an example of a body may have.
 *
 * @param subject - the document
 * @param content - the media type that has the example
 * @returns the distinct shapes of its forms, without those of other standards; that of the document's own envelope if
 *   there is no schema
 */
export function shapesOf(subject: Subject, { forms }: Content): readonly Shape[] {
  const shapes = new Set(forms.filter((form) => !isExcused(subject, form)).map((form) => shapeOf(subject, form)));
  if (forms.length === 0) shapes.add(mainShape(subject));
  return [...shapes];
}

/**
 * Whether another standard prescribes a form of an error body, so that its codes are not the API's own.
 *
 * @param subject - the document
 * @param form - the form
 * @returns true for OAuth's, SCIM's and the like
 */
export function isExcused({ contract }: Subject, form: BodyForm): boolean {
  return envelopeOf(contract, form)?.excused === true;
}

/** The shape of the document's own envelope. */
export function mainShape(subject: Subject): Shape {
  return mainEnvelope(subject)?.shape ?? {};
}

/** The API's own envelope; one of another standard only if there is nothing else. */
function mainEnvelope({ contract }: Subject) {
  return contract.envelopes.find(({ excused }) => !excused);
}

/** A code that a form of a body lists. */
export interface ListedCode {
  readonly code: string | number;
  readonly place: Place;
}

/** The codes that a form of a body lists. */
export interface FormCodes {
  readonly codes: readonly ListedCode[];
  /** Whether no other code may be sent. */
  readonly closed: boolean;
}

/**
 * The codes that a form of a body lists, in the place where its envelope has the code.
 *
 * @param subject - the document
 * @param form - the form
 * @returns the codes; none and not closed if the form allows any
 */
export function codesOfForm(subject: Subject, form: BodyForm): FormCodes {
  const { code } = shapeOf(subject, form);
  if (code === undefined) return { codes: [], closed: false };
  const { values, open } = listedAt(form, code);
  return { codes: values.map(({ value, place }) => ({ code: value, place })), closed: values.length > 0 && !open };
}

/** A status that a form of a body lists. */
export interface ListedStatus {
  readonly status: number;
  readonly place: Place;
}

/**
 * The statuses that a form of a body lists, in the place where its envelope has the status.
 *
 * @param subject - the document
 * @param form - the form
 * @returns the statuses; none if the form allows any
 */
export function statusesOfForm(subject: Subject, form: BodyForm): readonly ListedStatus[] {
  const { status } = shapeOf(subject, form);
  if (status === undefined) return [];
  return listedAt(form, status).values.flatMap(({ value, place }) => {
    const number = readStatus(value);
    return number === undefined ? [] : [{ status: number, place }];
  });
}

/**
 * Reads a value as an HTTP status.
 *
 * @param value - a number, or a string of digits
 * @returns the status, or `undefined` if it is not one
 */
export function readStatus(value: unknown): number | undefined {
  const number = typeof value === "string" && /^[1-5]\d\d$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 100 && number < 600 ? number : undefined;
}

/**
 * Whether an example belongs to the schema of a body, and so to every response that uses the schema.
 *
 * @param content - the media type
 * @param place - where the example is
 * @returns false for an example of the media type itself
 */
export function isOfSchema({ schema }: Content, { base, keys }: Place): boolean {
  const outer = schema?.place;
  return outer !== undefined && base === outer.base && outer.keys.every((key, index) => keys[index] === key);
}
