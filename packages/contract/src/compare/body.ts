import type { ContractModel } from "../contract.ts";
import { envelopeOf } from "../envelope-of.ts";
import { essenceOf } from "../operation/media-type.ts";
import { listedAt, schemasAt } from "../schema/at.ts";
import type { BodyForm } from "../schema/form.ts";
import { leavesOf } from "../schema/leaf.ts";
import { pointerOf, type ShapePointer } from "../schema/pointer.ts";
import type { Role, Shape } from "../shape/shape.ts";
import type { Answer } from "./answers.ts";

/** What a body says about one of its places. */
export interface Field {
  readonly kinds: ReadonlySet<string>;
  /** Whether every body of the answer has it. */
  readonly required: boolean;
}

/** The bodies of an answer, with all alternatives merged. */
export interface Body {
  readonly fields: ReadonlyMap<ShapePointer, Field>;
  /** Where it has its code, status, message and so on. */
  readonly roles: ReadonlyMap<Role, ShapePointer>;
}

/** Reads the bodies of answers. Each form is read once. */
export interface BodyReader {
  /**
   * Reads the bodies of an answer.
   *
   * @param answer - the answer
   * @param codes - the codes whose bodies are wanted; if no form lists any of them, all forms count
   * @returns the bodies; `undefined` if the document does not describe any
   */
  bodyOf(answer: Answer, codes: ReadonlySet<string>): Body | undefined;
}

/**
 * Makes a reader of bodies.
 *
 * @param model - the reading that the answers belong to
 * @returns the reader
 */
export function bodyReader(model: ContractModel): BodyReader {
  const fields = new Map<BodyForm, ReadonlyMap<ShapePointer, Field>>();
  const fieldsOf = (form: BodyForm): ReadonlyMap<ShapePointer, Field> => {
    const known = fields.get(form) ?? readFields(form);
    fields.set(form, known);
    return known;
  };
  return {
    bodyOf({ response }, codes) {
      const forms = [...new Set(response.content.flatMap((content) => content.forms))].flatMap((form) => {
        const envelope = envelopeOf(model, form);
        return envelope ? [{ form, shape: envelope.shape }] : [];
      });
      const own = forms.filter(({ form, shape }) => hasCode(form, shape, codes));
      const chosen = own.length > 0 ? own : forms;
      const [first] = chosen;
      if (!first) return undefined;
      return { fields: merge(chosen.map(({ form }) => fieldsOf(form))), roles: rolesOf(first.shape) };
    },
  };
}

/**
 * The media types of an answer.
 *
 * @param answer - the answer
 * @returns the media types without parameters, in lower case
 */
export function mediaTypesOf({ response }: Answer): readonly string[] {
  return [...new Set(response.content.map(({ mediaType }) => essenceOf(mediaType)))];
}

function hasCode(form: BodyForm, { code }: Shape, codes: ReadonlySet<string>): boolean {
  return code !== undefined && listedAt(form, code).values.some(({ value }) => codes.has(String(value)));
}

function readFields(form: BodyForm): ReadonlyMap<ShapePointer, Field> {
  const required = new Set<ShapePointer>([""]);
  const fields = new Map<ShapePointer, Field>();
  for (const { pointer, keys, kinds } of leavesOf(form.walker, form).values()) {
    const parent = pointerOf(keys.slice(0, -1));
    const name = keys.at(-1) ?? "";
    // The elements of a list count as required if the list is: `required` does not say whether it has any.
    const isRequired = required.has(parent) && (name === "*" || requires(form, parent, name));
    if (isRequired) required.add(pointer);
    fields.set(pointer, { kinds, required: isRequired });
  }
  return fields;
}

function requires(form: BodyForm, parent: ShapePointer, name: string): boolean {
  return schemasAt(form, parent).some((schema) => partsBelow(form, schema).some((part) => lists(part, name)));
}

function partsBelow({ walker }: BodyForm, schema: ReturnType<typeof schemasAt>[number]): readonly unknown[] {
  const parts = walker.children(walker.child(schema, "allOf")).map(([, { value }]) => value);
  return [schema.value, schema.beside, ...parts];
}

function lists(schema: unknown, name: string): boolean {
  const required = typeof schema === "object" && schema !== null && "required" in schema ? schema.required : undefined;
  return Array.isArray(required) && required.includes(name);
}

/** Merges alternatives: a field that only some of them have or require is not required. */
function merge(forms: readonly ReadonlyMap<ShapePointer, Field>[]): ReadonlyMap<ShapePointer, Field> {
  const [first] = forms;
  if (first && forms.length === 1) return first;
  const merged = new Map<ShapePointer, Field>();
  for (const pointer of new Set(forms.flatMap((form) => [...form.keys()]))) {
    const found = forms.map((form) => form.get(pointer));
    const kinds = new Set(found.flatMap((field) => [...(field?.kinds ?? [])]));
    merged.set(pointer, { kinds, required: found.every((field) => field?.required === true) });
  }
  return merged;
}

function rolesOf({ details, ...shape }: Shape): ReadonlyMap<Role, ShapePointer> {
  const roles = new Map<Role, ShapePointer>();
  if (details) roles.set("details", details.at);
  for (const role of ["code", "status", "message", "requestId", "documentationUrl"] as const) {
    const pointer = shape[role];
    if (pointer !== undefined) roles.set(role, pointer);
  }
  return roles;
}
