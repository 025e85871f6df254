import type { Declaration } from "../declaration/declaration.ts";
import type { Walker } from "../document/node.ts";
import type { EnvelopeUse, ErrorBody } from "../operation/error-body.ts";
import { essenceOf } from "../operation/media-type.ts";
import { type BodyForm, nameOf } from "../schema/form.ts";
import { kindsOf, leavesOf } from "../schema/leaf.ts";
import { listingIn } from "../schema/listing.ts";
import { keysOfPointer } from "../schema/pointer.ts";
import type { Evidence } from "../shape/evidence.ts";
import { inferShape, type Known } from "../shape/infer.ts";
import { groupByForm, profilePlaces } from "../shape/profile.ts";
import type { Shape } from "../shape/shape.ts";
import { type KnownStandard, type Standard, shapeOfStandard, standardOf } from "../shape/standards.ts";
import { type CountedForm, clusterForms } from "./cluster.ts";

/** One of the kinds of error body that a document has. Most documents have one. */
export interface ErrorEnvelope {
  /** The standard's name, the schema that half of its bodies are or extend, or its properties: `{ error, detail }`. */
  readonly name: string;
  /** The name of the schema that half of its bodies are or extend; `undefined` if there is none. */
  readonly schema: string | undefined;
  /** The standard that prescribes it, recognized by its form. */
  readonly standard: Standard | undefined;
  /** Whether a protocol or framework prescribes it where it is used, so that it need not be the API's own envelope. */
  readonly excused: boolean;
  readonly origin: "declared" | "inferred";
  /** Where its bodies have their code, status, message and so on. */
  readonly shape: Shape;
  /** Why the shape was inferred that way. */
  readonly evidence: readonly Evidence[];
  readonly forms: readonly BodyForm[];
  /** The operations that return it. A response that only `x-error-contract` names adds none. */
  readonly uses: readonly EnvelopeUse[];
  /** As written, each once. */
  readonly mediaTypes: readonly string[];
  /** Whether the API may send codes that the document does not list. */
  readonly open: boolean;
}

/** An envelope, with the bodies it was read from. */
export interface EnvelopeWithBodies {
  readonly envelope: ErrorEnvelope;
  readonly bodies: readonly ErrorBody[];
}

/**
 * Sorts the error bodies of a document into envelopes, and reads the shape of each.
 *
 * @param walker - walks the document
 * @param bodies - every error body
 * @param declaration - what the document declares
 * @param declared - the given shapes, the document's own first; they do not apply to the bodies of an excused standard
 * @returns the envelopes, the most used first
 */
export function readEnvelopes(
  walker: Walker,
  bodies: readonly ErrorBody[],
  declaration: Declaration | undefined,
  declared: readonly Known[],
): readonly EnvelopeWithBodies[] {
  const structured = bodies.filter(({ form }) => isStructured(walker, form));
  const byForm = groupByForm(structured);
  const standards = new Map<KnownStandard | undefined, CountedForm[]>();
  for (const [form, among] of byForm) {
    const standard = recognize(walker, form, among);
    const uses = among.reduce((sum, { uses }) => sum + uses.length, 0);
    standards.set(standard, (standards.get(standard) ?? []).concat({ form, uses }));
  }
  const groups = [...standards].flatMap(([standard, forms]) =>
    (standard ? [forms] : clusterForms(walker, forms)).map((members) => ({ standard, members })),
  );
  // If an API has no errors but those of a protocol, they are its own.
  const hasOwn = groups.some(({ standard }) => standard?.excused !== true);
  const all = groups.map(({ standard: known, members }) => {
    const standard = known?.protocol && !hasOwn ? { ...known, excused: false } : known;
    const own = members.flatMap(({ form }) => byForm.get(form) ?? []);
    return { envelope: readEnvelope(walker, standard, own, declaration, declared), bodies: own };
  });
  return all.sort((a, b) => b.envelope.uses.length - a.envelope.uses.length);
}

function readEnvelope(
  walker: Walker,
  standard: KnownStandard | undefined,
  bodies: readonly ErrorBody[],
  declaration: Declaration | undefined,
  declared: readonly Known[],
): ErrorEnvelope {
  const forms = [...new Set(bodies.map(({ form }) => form))];
  const places = profilePlaces(walker, bodies);
  const known: readonly Known[] = standard
    ? [
        ...(standard.excused ? [] : declared),
        { shape: shapeOfStandard(standard, places), because: "standard", by: standard.name },
      ]
    : declared;
  const { shape, evidence } = inferShape(places, known);
  const schema = schemaOf(bodies, forms.length);
  const contents = new Map(bodies.map((body) => [body.content, body.uses]));
  const code = places.find(({ pointer }) => pointer === shape.code);
  const isDeclared =
    evidence.some(({ because }) => because === "declared") ||
    forms.some((form) => form.parts.some(({ value }) => value === declaration?.envelope?.value));
  return {
    name: standard?.name ?? schema ?? listProperties(forms),
    schema,
    standard: standard && { id: standard.id, name: standard.name },
    excused: standard?.excused ?? false,
    origin: isDeclared ? "declared" : "inferred",
    shape,
    evidence,
    forms,
    uses: [...contents.values()].flat(),
    mediaTypes: [...new Set([...contents.keys()].map(({ mediaType }) => mediaType))],
    open: code === undefined || code.open || code.forms < forms.length,
  };
}

/** Plain text, or a body without known properties or elements, is not an envelope. */
function isStructured(walker: Walker, form: BodyForm): boolean {
  return form.properties.size > 0 || form.parts.some((part) => walker.child(part, "items") !== undefined);
}

function recognize(walker: Walker, form: BodyForm, bodies: readonly ErrorBody[]): KnownStandard | undefined {
  let leaves: ReturnType<typeof leavesOf> | undefined;
  return standardOf({
    mediaTypes: [...new Set(bodies.map(({ content }) => content.mediaType))].map(essenceOf),
    properties: [...form.properties.keys()],
    has: (pointer) => {
      leaves ??= leavesOf(walker, form);
      return leaves.has(pointer);
    },
    listed: (pointer) => listingIn(walker, form, keysOfPointer(pointer)).values.map(({ value }) => value),
    isList: (pointer) => kindsOf(walker, form.properties.get(pointer.slice(1)) ?? []).has("array"),
  });
}

/** The schema that half of the bodies and half of the forms are or extend: one frequent error must not decide. */
function schemaOf(bodies: readonly ErrorBody[], forms: number): string | undefined {
  const names = new Map<string, { uses: number; forms: Set<BodyForm> }>();
  let total = 0;
  for (const { form, uses } of bodies) {
    total += uses.length + 1;
    for (const name of new Set(form.parts.map(({ place }) => nameOf(place)))) {
      if (name === undefined) continue;
      const known = names.get(name) ?? { uses: 0, forms: new Set() };
      known.uses += uses.length + 1;
      names.set(name, { ...known, forms: known.forms.add(form) });
    }
  }
  const [best] = [...names].sort((a, b) => b[1].forms.size - a[1].forms.size || b[1].uses - a[1].uses);
  return best && best[1].uses * 2 >= total && best[1].forms.size * 2 >= forms ? best[0] : undefined;
}

function listProperties(forms: readonly BodyForm[]): string {
  const [first = [], ...others] = forms.map(({ properties }) => [...properties.keys()]);
  const common = first.filter((name) => others.every((names) => names.includes(name)));
  return common.length > 0 || first.length > 0 ? `{ ${(common.length > 0 ? common : first).join(", ")} }` : "a list";
}
