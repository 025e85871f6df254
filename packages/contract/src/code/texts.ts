import { isJson, type Json, type Node } from "../document/node.ts";
import type { BodyForm } from "../schema/form.ts";
import { text } from "../schema/form.ts";

/** The texts that a document has for a code. */
export interface CodeTexts {
  /** The name that generated code uses for it (`x-enum-varnames`). */
  readonly name: string | undefined;
  readonly title: string | undefined;
  /** Markdown. */
  readonly description: string | undefined;
  /** Markdown, one entry for each cause. */
  readonly causes: readonly string[];
  /** Markdown, one entry for each remedy. */
  readonly remedies: readonly string[];
  /** Whether the same request can succeed later. */
  readonly retryable: boolean | undefined;
  readonly documentationUrl: string | undefined;
}

/**
 * Reads what a document says about a code: in `x-error` on the schema that pins it; in the `x-error` map beside the
 * `enum` that lists it; and in the extensions that other tools use to annotate an `enum`.
 *
 * @param code - the code
 * @param lister - the schema that lists it, if one does
 * @param form - the form of the body, if it has no other code
 * @returns the texts
 */
export function readTexts(code: string | number, lister: Node | undefined, form: BodyForm | undefined): CodeTexts {
  const beside = isJson(lister?.value) ? lister.value : {};
  const own = (form ? form.parts.map(xErrorOf).find((found) => found !== undefined) : undefined) ?? {};
  const mapped = xErrorFor(code, beside);
  const entry = { ...own, ...mapped };
  const constant = "const" in beside ? beside : {};
  return {
    name: annotation(beside, ["x-enum-varnames", "x-enumNames", "x-enum-names"], code),
    title: text(entry, "title") ?? text(constant, "title"),
    description:
      text(entry, "description") ??
      annotation(beside, ["x-enumDescriptions", "x-enum-descriptions", "x-enum-description"], code) ??
      // If this is the body's only code, the body's description says more than "The code." beside the `const`.
      (form && isJson(form.owner.value) ? text(form.owner.value, "description") : undefined) ??
      text(constant, "description"),
    causes: texts(entry, "cause", "causes"),
    remedies: texts(entry, "remedy", "remedies"),
    retryable: typeof entry["retryable"] === "boolean" ? entry["retryable"] : undefined,
    documentationUrl: text(entry, "documentation_url") ?? text(entry, "documentationUrl"),
  };
}

function xErrorOf({ value }: Node): Json | undefined {
  return isJson(value) && isJson(value["x-error"]) ? value["x-error"] : undefined;
}

/** Beside an `enum`, `x-error` maps each code to its texts. Beside a `const` it is the texts themselves. */
function xErrorFor(code: string | number, schema: Json): Json {
  const entry = schema["x-error"];
  if (!isJson(entry)) return {};
  const mapped = Object.hasOwn(entry, String(code)) ? entry[String(code)] : undefined;
  if (isJson(mapped)) return mapped;
  if (typeof mapped === "string" && Array.isArray(schema["enum"])) return { description: mapped };
  const single = "const" in schema || (Array.isArray(schema["enum"]) && schema["enum"].length === 1);
  return single ? entry : {};
}

/** An annotation of an `enum` is a map from value to text, or a list in the order of the values. */
function annotation(schema: Json, keys: readonly string[], code: string | number): string | undefined {
  for (const key of keys) {
    const found = schema[key];
    if (isJson(found) && Object.hasOwn(found, String(code))) return text(found, String(code));
    const values = schema["enum"];
    if (!Array.isArray(found) || !Array.isArray(values)) continue;
    const own: unknown = found[values.indexOf(code)];
    if (typeof own === "string" && own.trim() !== "") return own;
  }
  return undefined;
}

function texts(entry: Json, ...keys: readonly string[]): readonly string[] {
  return keys
    .flatMap((key) => [entry[key]].flat())
    .filter((one): one is string => typeof one === "string" && one.trim() !== "");
}
