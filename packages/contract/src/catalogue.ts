import { isJson } from "./document/node.ts";
import { type Place, toPointer } from "./document/place.ts";
import type { ResponseObject } from "./operation/response.ts";
import { type BodyForm, nameOf, text } from "./schema/form.ts";

/** An error code of the API. The texts come from `x-error` on the code's schema; a foreign document has none. */
export interface CatalogueEntry {
  readonly code: string;
  /** The HTTP status that the code's schema pins. */
  readonly status: number | undefined;
  readonly title: string | undefined;
  /** Markdown. */
  readonly cause: string | undefined;
  /** Markdown. */
  readonly remedy: string | undefined;
  /** Whether the same request can succeed later. */
  readonly retryable: boolean | undefined;
  /** The name of the schema that pins the code, as in `components.schemas`; `undefined` when written in place. */
  readonly schema: string | undefined;
  /** Where that schema stands, as a JSON pointer in its file. */
  readonly pointer: string;
  readonly place: Place;
}

/**
 * Collects the codes that a set of responses pins: one entry for each schema that does so.
 *
 * @param responses - the error responses, the norm's first
 * @returns the entries, by status and then in the order in which they were met
 */
export function readCatalogue(responses: Iterable<ResponseObject>): readonly CatalogueEntry[] {
  const entries = new Map<unknown, CatalogueEntry>();
  for (const response of responses) {
    for (const form of response.content.flatMap(({ forms }) => forms)) {
      const [code, ...others] = form.codes;
      const owner = form.parts.find((part) => isJson(part.value) && isJson(part.value["x-error"])) ?? form.owner;
      if (code === undefined || others.length > 0 || entries.has(owner.value)) continue;
      entries.set(owner.value, { ...readTexts(owner.value), ...identify(form, owner.place), code: code.value });
    }
  }
  return [...entries.values()].sort((a, b) => (a.status ?? 0) - (b.status ?? 0));
}

function identify(form: BodyForm, place: Place): Pick<CatalogueEntry, "status" | "schema" | "pointer" | "place"> {
  const status = form.statuses.length === 1 ? form.statuses[0]?.value : undefined;
  return { status, schema: nameOf(place), pointer: toPointer(place.keys), place };
}

function readTexts(schema: unknown): Pick<CatalogueEntry, "title" | "cause" | "remedy" | "retryable"> {
  const entry = isJson(schema) && isJson(schema["x-error"]) ? schema["x-error"] : {};
  const retryable = entry["retryable"];
  return {
    title: text(entry, "title"),
    cause: joined(entry["cause"]),
    remedy: joined(entry["remedy"]),
    retryable: typeof retryable === "boolean" ? retryable : undefined,
  };
}

/** A text, or a list of texts as one. */
function joined(value: unknown): string | undefined {
  const texts = [value].flat().filter((one): one is string => typeof one === "string" && one.trim() !== "");
  return texts.length === 0 ? undefined : texts.map((one) => one.trim()).join(" ");
}
