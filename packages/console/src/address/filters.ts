import type { operations } from "@error-contract/api";

type Query = NonNullable<operations["listApiLogs"]["parameters"]["query"]>;

/** The query parameters that narrow the list, apart from its period and pagination. */
export type FilterName = Exclude<keyof Query, "limit" | "cursor" | "received_after" | "received_before">;

/** The filters in force. */
export type Filters = { readonly [Name in FilterName]?: NonNullable<Query[Name]> };

/** How the form shows a filter. */
export interface FilterField {
  readonly label: string;
  readonly example: string;
  readonly kind: "text" | "number";
}

/** Every filter of the API: the compiler reports a missing one. */
export const filterFields: Readonly<Record<FilterName, FilterField>> = {
  status: { label: "Status", example: "409", kind: "number" },
  code: { label: "Code", example: "not_found", kind: "text" },
  operation_id: { label: "Operation", example: "operationId", kind: "text" },
  method: { label: "Method", example: "POST", kind: "text" },
  path: { label: "Path begins with", example: "/", kind: "text" },
  api_key_id: { label: "API key id", example: "UUID", kind: "text" },
  request_id: { label: "Request id", example: "UUID", kind: "text" },
};

/** The filters' names, in display order. */
export const filterNames: readonly FilterName[] = Object.keys(filterFields) as FilterName[];

/**
 * Reads filters from the texts of an address or a form.
 *
 * @param textOf - returns the text of a filter; empty or absent when the filter is not set
 * @returns the filters
 */
export function readFilters(textOf: (name: FilterName) => string | null | undefined): Filters {
  const entries = filterNames.flatMap((name): (readonly [FilterName, string | number])[] => {
    const text = textOf(name)?.trim() ?? "";
    if (text === "") return [];
    if (filterFields[name].kind === "text") return [[name, text]];
    return /^\d+$/.test(text) ? [[name, Number(text)]] : [];
  });
  // `Object.fromEntries` loses the type of the keys.
  return Object.fromEntries(entries) as Filters;
}
