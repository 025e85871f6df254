import { type ErrorEnvelope, isJson, schemasAt } from "@error-contract/contract";
import { matches } from "./sample.ts";

/**
 * Whether the details of an envelope name the fault by a JSON pointer. A plain string could use any notation: `name`,
 * `/name`, `body.name`.
 *
 * @param envelope - the envelope
 * @returns true if the format or the pattern of the schema allows nothing but JSON pointers
 */
export function isPointerPromised({ shape: { details }, forms }: ErrorEnvelope): boolean {
  if (details?.pointer === undefined) return false;
  const places = [`${details.at}/*${details.pointer}`];
  const schemas = forms.flatMap((form) => places.flatMap((place) => schemasAt(form, place)));
  return schemas.length > 0 && schemas.every(({ value }) => isJson(value) && isPointerSchema(value));
}

function isPointerSchema({ format, pattern }: Readonly<Record<string, unknown>>): boolean {
  if (format === "json-pointer") return true;
  return (
    typeof pattern === "string" && ["/a/0", "/a~1b"].every((text) => matches(pattern, text)) && !matches(pattern, "a")
  );
}
