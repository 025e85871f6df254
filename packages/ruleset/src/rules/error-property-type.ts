import { type BodyForm, envelopeOf, type Kind, kindsAt, type Node, pointerOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { foreignForms } from "./support/envelope.ts";
import { groupBy } from "./support/group.ts";
import { ownerOf } from "./support/owner.ts";
import { together } from "./support/practice.ts";
import { isExcused } from "./support/shapes.ts";
import { count, list } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-property-type",
  description: "A property has one type in all error bodies.",
  severity: "warn",
  kind: "contradiction",
  check,
};

/** A property in a form of an error body. */
interface Typed {
  readonly name: string;
  readonly kinds: ReadonlySet<Kind>;
  readonly schema: Node;
  readonly error: ErrorResponse;
  readonly uses: number;
  /** Whether the API itself defines the body, rather than its framework. */
  readonly own: boolean;
  /** Whether it lacks the envelope that it should have. */
  readonly foreign: boolean;
}

const SPOKEN: Readonly<Record<Kind, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

function* check(subject: Subject): Iterable<Violation> {
  for (const [name, typed] of groupBy(propertiesOf(subject), (property) => property.name)) {
    const byType = [...groupBy(typed, ({ kinds }) => [...kinds].sort().join()).values()];
    const [usual, ...others] = byType.sort((a, b) => weigh(b) - weigh(a));
    const [norm] = usual ?? [];
    // If all these bodies lack the envelope, `error-envelope` reports them, and the fix replaces their properties.
    if (typed.every(({ foreign }) => foreign)) continue;
    const odd = others.flat().filter(({ kinds }) => norm && ![...kinds].some((kind) => norm.kinds.has(kind)));
    const [first] = odd;
    if (!norm || !first) continue;
    const differs = `for "${name}", which is ${spell(norm)} in other error bodies, so a client cannot read it without knowing which error it is; give it one type, or another name`;
    const each = odd.map((other) => {
      const owner = ownerOf(other.schema.slot, other.error);
      return {
        message: `${owner.name} has ${spell(other)} ${differs}.`,
        place: other.schema.slot,
        faults: owner.faults,
      };
    });
    yield* together(
      subject,
      each,
      typed.length,
      ({ failing, such }) => `${count(failing, "error body", "error bodies")}${such} have ${spell(first)} ${differs}.`,
      first.schema.slot,
    );
  }
}

/**
 * The properties of each form. Protocols such as OAuth or SCIM have their own names; a framework's bodies count as the
 * API's.
 */
function propertiesOf(subject: Subject): readonly Typed[] {
  const isForeign = foreignForms(subject);
  const forms = new Map<BodyForm, { readonly error: ErrorResponse; uses: number }>();
  for (const error of subject.errors) {
    for (const form of error.response.content.flatMap((content) => content.forms)) {
      if (isOfProtocol(subject, form)) continue;
      const known = forms.get(form) ?? { error, uses: 0 };
      known.uses += error.uses.length;
      forms.set(form, known);
    }
  }
  return [...forms].flatMap(([form, { error, uses }]) => {
    const own = !isExcused(subject, form);
    const foreign = isForeign(form);
    return [...form.properties].flatMap(([name, [schema]]): Typed[] => {
      const kinds = new Set([...kindsAt(form, pointerOf([name]))].filter((kind) => kind !== "null"));
      return schema && kinds.size > 0 ? [{ name, kinds, schema, error, uses, own, foreign }] : [];
    });
  });
}

function isOfProtocol({ contract }: Subject, form: BodyForm): boolean {
  const envelope = envelopeOf(contract, form);
  return envelope?.excused === true && /^(rfc\d+|scim|json-rpc|graphql)$/.test(envelope.standard?.id ?? "");
}

/** The API's own bodies are the norm, however often a framework returns something else. */
function weigh(typed: readonly Typed[]): number {
  return typed.reduce((sum, { uses, own }) => sum + uses + (own ? 1_000_000 : 0), 0);
}

function spell({ kinds }: Typed): string {
  return list([...kinds].map((kind) => SPOKEN[kind])).replace(/ and (?!.* and )/, " or ");
}
