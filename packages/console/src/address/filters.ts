import type { operations } from "@error-contract/api";

type Query = NonNullable<operations["listApiLogs"]["parameters"]["query"]>;

/** What the list may be narrowed by, beside its period and its pages. */
export type FilterName = Exclude<keyof Query, "limit" | "cursor" | "received_after" | "received_before">;

/** The filters in force. */
export type Filters = { readonly [Name in FilterName]?: NonNullable<Query[Name]> };

/** How people read and write a filter. */
export interface FilterField {
  readonly label: string;
  readonly example: string;
  readonly kind: "text" | "number";
}

/** Every filter that the API has: the compiler misses none. */
export const filterFields: Readonly<Record<FilterName, FilterField>> = {
  status: { label: "Status", example: "409", kind: "number" },
  code: { label: "Code", example: "not_found", kind: "text" },
  operation_id: { label: "Operation", example: "operationId", kind: "text" },
  method: { label: "Method", example: "POST", kind: "text" },
  path: { label: "Path begins with", example: "/", kind: "text" },
  api_key_id: { label: "API key id", example: "UUID", kind: "text" },
  request_id: { label: "Request id", example: "UUID", kind: "text" },
};

/** The filters' names, in the order in which they are shown. */
export const filterNames: readonly FilterName[] = Object.keys(filterFields) as FilterName[];

/**
 * Reads filters from texts, as an address or a form has them.
 *
 * @param textOf - the text of a filter; empty or absent where it is not in force
 * @returns the filters
 */
export function readFilters(textOf: (name: FilterName) => string | null | undefined): Filters {
  const entries = filterNames.flatMap((name): (readonly [FilterName, string | number])[] => {
    const text = textOf(name)?.trim() ?? "";
    if (text === "") return [];
    if (filterFields[name].kind === "text") return [[name, text]];
    return /^\d+$/.test(text) ? [[name, Number(text)]] : [];
  });
  // `Object.fromEntries` forgets which name has which value.
  return Object.fromEntries(entries) as Filters;
}
