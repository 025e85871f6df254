import { type BodyForm, type CodeEntry, isJson, listedAt, schemasAt } from "@error-contract/contract";
import type { NamedText } from "../document/describe-api.ts";

/**
 * Lists the kinds of detail of an error with a code, if its schema enumerates them.
 *
 * @param entry - the code
 * @returns the kinds with their texts; empty if the body has no details
 */
export function keptDetailTypes({ code, envelope }: CodeEntry): readonly NamedText[] {
  const { code: codePointer, details } = envelope.shape;
  if (codePointer === undefined || details?.type === undefined) return [];
  const own = envelope.forms.filter((form) => {
    const { values } = listedAt(form, codePointer);
    return values.length === 1 && values[0]?.value === code;
  });
  const found = new Map<string, NamedText>();
  for (const form of own.filter((candidate) => mayHold(candidate, details.at))) {
    for (const { value, schema } of listedAt(form, `${details.at}/*${details.type}`).values) {
      const name = String(value);
      if (!found.has(name)) found.set(name, { name, text: textOf(schema.value, name) });
    }
  }
  return [...found.values()];
}

function mayHold(form: BodyForm, pointer: string): boolean {
  return !schemasAt(form, pointer).some(({ value }) => isJson(value) && value["maxItems"] === 0);
}

/** The texts of an enum's values are a map by value, or a list in the same order. */
function textOf(schema: unknown, name: string): string | undefined {
  if (!isJson(schema)) return undefined;
  const texts = schema["x-enumDescriptions"] ?? schema["x-enum-descriptions"];
  const values = schema["enum"];
  const index = Array.isArray(values) ? values.map(String).indexOf(name) : -1;
  const text = Array.isArray(texts) ? texts[index] : isJson(texts) ? texts[name] : undefined;
  return typeof text === "string" ? text : undefined;
}
