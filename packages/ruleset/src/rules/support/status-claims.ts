import {
  type BodyForm,
  below,
  type Content,
  type Example,
  isJson,
  type Node,
  type Place,
  schemasAt,
} from "@error-contract/contract";
import type { Subject } from "../../rule/subject.ts";
import { statusesBySchema } from "./code-statuses.ts";
import { foundAt } from "./found.ts";
import { oncePerSubject } from "./once-per-subject.ts";
import { codesOfForm, isExcused, isOfSchema, readStatus, shapeOf, shapesOf, statusesOfForm } from "./shapes.ts";

/** A status that a body claims to have. */
export interface Claim {
  readonly statuses: readonly number[];
  /**
   * The source of the claim: a schema that pins it, an example of this response, or an illustration in a schema, which
   * appears wherever the schema is used.
   */
  readonly by: "schema" | "example" | "illustration";
  /** How messages say it: `pins the status 404 in its schema`. */
  readonly says: string;
  readonly place: Place;
}

/**
 * Reads what the bodies of a document claim about their status.
 *
 * @param subject - the document
 * @returns the claims of one media type of a response; equal claims of a schema and an example count once
 */
export const claimReader: (subject: Subject) => (content: Content) => readonly Claim[] = oncePerSubject((subject) => {
  const statusOf = new Map(statusesBySchema(subject).map(({ code, status }) => [String(code), status]));
  const known = new Map<Content, readonly Claim[]>();
  return (content) => {
    const claims = known.get(content) ?? claimsOf(subject, content, statusOf);
    known.set(content, claims);
    return claims;
  };
});

function claimsOf(subject: Subject, content: Content, statusOf: Statuses): readonly Claim[] {
  const forms = content.forms.filter((form) => !isExcused(subject, form));
  const claims = [
    ...forms.map((form) => claimOfForm(subject, form, statusOf)),
    ...content.examples.map((example) => claimOfExample(subject, content, example, statusOf)),
  ];
  // Tools show an example of the response instead of those in its schema.
  const illustrations = content.examples.length > 0 ? [] : forms.map((form) => claimOfProperty(subject, form));
  return distinct([...claims, ...illustrations]);
}

function distinct(claims: readonly (Claim | undefined)[]): readonly Claim[] {
  const found = new Map<string, Claim>();
  for (const claim of claims) {
    const key = claim?.statuses.join();
    if (claim && key !== undefined && !found.has(key)) found.set(key, claim);
  }
  return [...found.values()];
}

type Statuses = ReadonlyMap<string, number | undefined>;

function claimOfForm(subject: Subject, form: BodyForm, statusOf: Statuses): Claim | undefined {
  const pinned = statusesOfForm(subject, form);
  const [first] = pinned;
  if (first) {
    const statuses = pinned.map(({ status }) => status);
    // A schema that lists several statuses agrees with every key that covers one of them.
    return {
      statuses,
      by: "schema",
      says: `pins the status ${statuses.join(" or ")} in its schema`,
      place: first.place,
    };
  }
  const [code, ...others] = codesOfForm(subject, form).codes;
  const status = code && statusOf.get(String(code.code));
  if (code === undefined || status === undefined || others.length > 0) return undefined;
  const says = `pins the code ${code.code} in its schema, which is a ${status}`;
  return { statuses: [status], by: "schema", says, place: code.place };
}

function claimOfExample(
  subject: Subject,
  content: Content,
  { value, place }: Example,
  statusOf: Statuses,
): Claim | undefined {
  const by = isOfSchema(content, place) ? "illustration" : "example";
  for (const shape of shapesOf(subject, content)) {
    const [shown] = shape.status === undefined ? [] : foundAt(value, shape.status);
    const status = readStatus(shown?.value);
    if (shown && status !== undefined) {
      const says = `has the status ${status} in its example`;
      return { statuses: [status], by, says, place: below(place, ...shown.at) };
    }
    const [code] = shape.code === undefined ? [] : foundAt(value, shape.code);
    const known = code && statusOf.get(String(code.value));
    if (code && known !== undefined) {
      const says = `has the code ${code.value} in its example, which is a ${known}`;
      return { statuses: [known], by, says, place: below(place, ...code.at) };
    }
  }
  return undefined;
}

/** A status given as an example of the property itself. */
function claimOfProperty(subject: Subject, form: BodyForm): Claim | undefined {
  const { status } = shapeOf(subject, form);
  for (const schema of status === undefined ? [] : schemasAt(form, status)) {
    const shown = exampleOf(schema);
    const statuses = shown?.values.flatMap((value) => readStatus(value) ?? []) ?? [];
    if (!shown || statuses.length === 0) continue;
    const says = `has the status ${statuses.join(" or ")} as the example of a property`;
    return { statuses, by: "illustration", says, place: below(schema.place, shown.keyword) };
  }
  return undefined;
}

function exampleOf({ value }: Node): { readonly keyword: string; readonly values: readonly unknown[] } | undefined {
  if (!isJson(value)) return undefined;
  if ("example" in value) return { keyword: "example", values: [value["example"]] };
  return Array.isArray(value["examples"]) ? { keyword: "examples", values: value["examples"] } : undefined;
}
