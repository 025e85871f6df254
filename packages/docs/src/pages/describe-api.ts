import { isJson, resolveWithin } from "@error-contract/contract";
import type { NamedText, Retirement, Support } from "./dictionary-entry.ts";

/** What the dictionary takes from the document beside its errors. */
export interface ApiDescription {
  readonly title: string;
  readonly version: string | undefined;
  /** The address of the first server. */
  readonly server: string | undefined;
  readonly support: Support | undefined;
  readonly lookup: LookupDeclaration | undefined;
  /** Codes that the API no longer answers with, by code: `x-error-contract.retired`. */
  readonly retired: ReadonlyMap<
    string,
    Retirement & { readonly status: number | undefined; readonly title: string | undefined }
  >;
}

/** `x-error-lookup` of an operation: it finds the record of a failed request, and tells the causes that answers keep back. */
export interface LookupDeclaration {
  readonly operationId: string;
  readonly title: string;
  /** The query parameter that takes the id of a request. */
  readonly parameter: string;
  /** The causes, each with the code that it explains. */
  readonly causes: readonly (NamedText & { readonly code: string })[];
}

/**
 * Reads from an OpenAPI document what the dictionary says about the API as a whole.
 *
 * @param document - the parsed document, in one file
 * @returns the description; whatever is missing or broken is left out
 * @example
 * describeApi({ info: { title: "Shop", version: "2.0" } }).title; // "Shop"
 */
export function describeApi(document: unknown): ApiDescription {
  const info = child(document, "info");
  const servers = child(document, "servers");
  const contact = child(info, "contact");
  return {
    title: text(info, "title") ?? "API",
    version: text(info, "version"),
    server: Array.isArray(servers) ? text(servers[0], "url") : undefined,
    support: isJson(contact)
      ? { name: text(contact, "name"), url: text(contact, "url"), email: text(contact, "email") }
      : undefined,
    lookup: readLookup(document),
    retired: readRetired(child(child(document, "x-error-contract"), "retired")),
  };
}

function readLookup(document: unknown): LookupDeclaration | undefined {
  const paths = child(document, "paths");
  for (const item of isJson(paths) ? Object.values(paths) : []) {
    for (const operation of isJson(item) ? Object.values(item) : []) {
      const lookup = child(operation, "x-error-lookup");
      const [operationId, parameter] = [text(operation, "operationId"), text(lookup, "parameter")];
      if (operationId === undefined || parameter === undefined) continue;
      const title = text(operation, "summary") ?? operationId;
      return { operationId, title, parameter, causes: readCauses(document, child(lookup, "causes")) };
    }
  }
  return undefined;
}

/** The causes are a schema's `enum`, each with its text in `x-enumDescriptions` and its code in `x-error-codes`. */
function readCauses(document: unknown, reference: unknown): LookupDeclaration["causes"] {
  const ref = text(reference, "$ref");
  const schema = ref === undefined ? reference : resolveWithin(document)(ref, "")?.value;
  const code = child(child(schema, "properties"), "code");
  const [texts, codes] = [child(code, "x-enumDescriptions"), child(code, "x-error-codes")];
  return Object.entries(isJson(codes) ? codes : {}).flatMap(([name, explained]) =>
    typeof explained === "string" ? [{ name, code: explained, text: text(texts, name) }] : [],
  );
}

function readRetired(retired: unknown): ApiDescription["retired"] {
  return new Map(
    Object.entries(isJson(retired) ? retired : {}).map(([code, entry]) => {
      const status = child(entry, "status");
      return [
        code,
        {
          since: text(entry, "since"),
          replacedBy: text(entry, "replacedBy"),
          note: text(entry, "note"),
          title: text(entry, "title"),
          status: typeof status === "number" ? status : undefined,
        },
      ];
    }),
  );
}

function child(value: unknown, key: string): unknown {
  return isJson(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found = child(value, key);
  return typeof found === "string" && found.trim() !== "" ? found : undefined;
}
