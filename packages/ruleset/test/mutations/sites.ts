import { isJson, type Json } from "@error-contract/contract";

/** Finds where a mutation can be made, each as a place of an editor: `paths /api-keys get`. */
export type Sites = (document: Json) => readonly string[];

/** The document itself: the places that such a mutation changes start at the root. */
export const root: Sites = () => [""];

/** Every operation, or those that declare all of some statuses. */
export function operations(...declaring: readonly string[]): Sites {
  return (document) =>
    entries(document["paths"]).flatMap(([path, item]) =>
      entries(item)
        .filter(([, operation]) => declaring.every((status) => Object.hasOwn(child(operation, "responses"), status)))
        .filter(([method]) => method !== "parameters")
        .map(([method]) => `paths ${path} ${method}`),
    );
}

/** Every entry of a client or server error in an operation's responses. */
export const errorEntries: Sites = (document) =>
  operations()(document).flatMap((operation) =>
    entries(child(at(document, operation), "responses"))
      .filter(([status]) => /^[45]/.test(status))
      .map(([status]) => `${operation} responses ${status}`),
  );

/** The entries of the norm, before their references are followed. */
export const norm: Sites = (document) =>
  entries(at(document, "x-error-contract responses")).map(([key]) => `x-error-contract responses ${key}`);

/** The shared responses, or those of some keys of the norm: `4XX`. */
export function responses(...keys: readonly string[]): Sites {
  return (document) =>
    entries(at(document, "x-error-contract responses"))
      .filter(([key]) => keys.length === 0 || keys.includes(key))
      .map(([, reference]) => target(reference));
}

/** The shared responses of a class of statuses, including its range. */
export function responsesOfClass(digit: "4" | "5"): Sites {
  return (document) =>
    entries(at(document, "x-error-contract responses"))
      .filter(([key]) => key.startsWith(digit))
      .map(([, reference]) => target(reference));
}

/** Every example of some shared responses. */
export function examples(of: Sites): Sites {
  return (document) => [
    ...new Set(
      of(document).flatMap((response) => {
        const place = `${response} content application/json examples`;
        return entries(at(document, place)).map(([name, example]) =>
          isJson(example) && "$ref" in example ? target(example) : `${place} ${name}`,
        );
      }),
    ),
  ];
}

/** The schemas that pin a code, or those whose status begins with some digits. */
export function codes(beginning = ""): Sites {
  return (document) =>
    entries(at(document, "components schemas"))
      .filter(([, schema]) => isJson(schema) && "x-error" in schema)
      .map(([name]) => `components schemas ${name}`)
      .filter((place) => String(at(document, `${place} allOf 1 properties status const`)).startsWith(beginning));
}

/** The value at a place. */
function at(document: Json, place: string): unknown {
  return place.split(" ").reduce<unknown>((value, key) => child(value, key), document);
}

function child(value: unknown, key: string): object {
  return (value as Readonly<Record<string, object>>)[key] ?? {};
}

function entries(value: unknown): readonly [string, unknown][] {
  return Object.entries(value ?? {});
}

/** `{ $ref: "#/components/responses/NotFound" }` leads to `components responses NotFound`. */
function target(reference: unknown): string {
  const { $ref = "" } = reference as { readonly $ref?: string };
  return $ref.slice("#/".length).replaceAll("/", " ");
}
