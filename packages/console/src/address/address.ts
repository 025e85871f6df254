import { type Filters, filterNames, readFilters } from "./filters.ts";
import { type Period, readPeriod, writePeriod } from "./period.ts";

/** What the page shows. All of it is in the URL after the `#`, so it never reaches a server. */
export interface Address {
  readonly view: "errors" | "coverage";
  readonly period: Period;
  readonly filters: Filters;
  /** The id of the entry that is open. */
  readonly entry: string | undefined;
}

/**
 * Reads an address.
 *
 * @param hash - the URL's hash: `#/errors?period=1h&status=409`
 * @returns the address, with defaults for whatever is missing or makes no sense
 */
export function readAddress(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const parameters = new URLSearchParams(query);
  return {
    view: path === "coverage" ? "coverage" : "errors",
    period: readPeriod(parameters.get("period")),
    filters: readFilters((name) => parameters.get(name)),
    entry: parameters.get("entry") ?? undefined,
  };
}

/**
 * Writes an address.
 *
 * @param address - what the page should show
 * @returns a hash for `readAddress`
 */
export function writeAddress({ view, period, filters, entry }: Address): string {
  const parameters = new URLSearchParams({ period: writePeriod(period) });
  for (const name of filterNames) if (filters[name] !== undefined) parameters.set(name, String(filters[name]));
  if (entry !== undefined) parameters.set("entry", entry);
  return `#/${view}?${parameters}`;
}
