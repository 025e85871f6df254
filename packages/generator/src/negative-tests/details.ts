import { type ErrorEnvelope, isJson, schemasAt } from "@error-contract/contract";
import { matches } from "./sample.ts";

/**
 * Whether the details of an envelope name the fault by a JSON pointer. Of a plain text nobody knows how it is written: `name`,
 * `/name`, `body.name`.
 *
 * @param envelope - the envelope
 * @returns true where the format of the schema, or its pattern, allows JSON pointers and nothing else
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
