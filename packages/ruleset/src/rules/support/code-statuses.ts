import { nameOf, type Place } from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../rule/subject.ts";
import { foundAt } from "./found.ts";
import { oncePerSubject } from "./once-per-subject.ts";
import { codesOfForm, isExcused, isOfSchema, readStatus, shapesOf, statusesOfForm } from "./shapes.ts";

/** The type of a problem that only its status identifies (RFC 9457, section 4.2.1). */
const ABOUT_BLANK = "about:blank";

/** A place that pairs a code with a status. */
export interface CodeStatus {
  readonly code: string | number;
  /** `undefined` if a schema pins the code but no status. */
  readonly status: number | undefined;
  readonly place: Place;
  /** How messages name the place: the schema's name, or its response's. */
  readonly name: string | undefined;
}

/**
 * The status of each code according to the schemas: the status that a schema with a single code pins. A schema that
 * pins no status has none here, whatever its keys: a response may be referenced under a wrong key.
 *
 * @param subject - the document
 * @returns each schema once, in the document's order
 */
export const statusesBySchema: (subject: Subject) => readonly CodeStatus[] = oncePerSubject((subject) => {
  const found = new Map<unknown, CodeStatus>();
  for (const error of subject.errors) {
    for (const form of error.response.content.flatMap(({ forms }) => forms)) {
      const { codes } = codesOfForm(subject, form);
      const [only, ...others] = codes;
      if (!only || others.length > 0 || only.code === ABOUT_BLANK) continue;
      if (isExcused(subject, form) || found.has(form.owner.value)) continue;
      const pinned = statusesOfForm(subject, form);
      const status = pinned.length === 1 ? pinned[0]?.status : undefined;
      const { place } = form.owner;
      found.set(form.owner.value, { code: only.code, status, place, name: nameOf(place) });
    }
  }
  return [...found.values()];
});

/**
 * The status of each code that a schema pins without a status, according to the keys: only for responses that occur
 * under a single key.
 *
 * @param subject - the document
 * @returns each response once, in the document's order
 */
export function statusesByKey(subject: Subject): readonly CodeStatus[] {
  return subject.errors.flatMap((error) => {
    const status = onlyKey(error);
    const forms = error.response.content.flatMap((content) => content.forms);
    // Each alternative of a response has its own codes.
    const [form, ...others] = new Set(forms.map(({ owner }) => owner.value)).size === 1 ? forms : [];
    if (!form || status === undefined || isExcused(subject, form)) return [];
    const [only, ...further] = codesOfForm(subject, form).codes;
    if (!only || further.length > 0 || only.code === ABOUT_BLANK) return [];
    if ([form, ...others].some((each) => statusesOfForm(subject, each).length > 0)) return [];
    return [{ code: only.code, status, place: error.response.place, name: error.response.name }];
  });
}

/**
 * The status of each code according to the examples: the status beside the code, or else the only key under which the
 * response occurs.
 *
 * @param subject - the document
 * @returns each example once, in the document's order
 */
export function statusesByExample(subject: Subject): readonly CodeStatus[] {
  const found = new Map<unknown, CodeStatus>();
  for (const error of subject.errors) {
    for (const content of error.response.content) {
      for (const { value, place } of content.examples) {
        for (const shape of shapesOf(subject, content)) {
          const [code] = shape.code === undefined ? [] : foundAt(value, shape.code);
          const beside = shape.status === undefined ? undefined : readStatus(foundAt(value, shape.status)[0]?.value);
          const status = beside ?? (isOfSchema(content, place) ? undefined : onlyKey(error));
          if (!isCode(code?.value) || status === undefined || found.has(value)) continue;
          found.set(value, { code: code.value, status, place, name: error.response.name });
        }
      }
    }
  }
  return [...found.values()];
}

function isCode(value: unknown): value is string | number {
  return (typeof value === "string" && value !== ABOUT_BLANK) || typeof value === "number";
}

/** The status of a response that occurs under one exact key only. */
function onlyKey({ keys }: ErrorResponse): number | undefined {
  const [key, ...others] = keys;
  return key?.kind === "exact" && others.length === 0 ? key.status : undefined;
}
