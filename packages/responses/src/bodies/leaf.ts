import { type Json, keysOfPointer } from "@error-contract/contract";
import type { Wish } from "./wish.ts";

/** Fallback values for fields without a wish, chosen by the field's name. */
export interface Surroundings {
  readonly status: number;
  readonly reason: string;
  readonly requestId: string;
  readonly message: string;
  /** The request target; `undefined` if it is unknown. */
  readonly target: string | undefined;
}

/** A string, number, boolean or null that the merged keywords of its schemas allow. */
export interface Leaf {
  readonly name: string;
  readonly types: readonly string[];
  /** What `const` or `enum` lists; `undefined` when any value is allowed. */
  readonly listed: readonly unknown[] | undefined;
  readonly keywords: Json;
}

/**
 * Returns the wished value for a place, if its schema allows it.
 *
 * @param leaf - the place
 * @param wish - the wish for it
 * @returns the value; `undefined` if there is no wish or the schema does not allow it
 */
export function granted(leaf: Leaf, wish: Wish | undefined): unknown {
  if (wish === undefined) return undefined;
  // A place without a schema gets the details unchanged.
  if (wish.kind === "details") return leaf.types.length === 0 && leaf.listed === undefined ? wish.details : undefined;
  const value = wish.kind === "value" ? wish.value : wish.kind === "field" ? fieldOf(leaf, wish.detail) : undefined;
  if (value === undefined) return undefined;
  const { listed, types, keywords } = leaf;
  if (listed !== undefined) return listed.find((one) => one === value || String(one) === String(value));
  if (types.length === 0) return value;
  if (types.includes("string")) {
    // A caller's own request id need not fit the schema.
    if (keywords["format"] === "uuid" && !isUuid(String(value))) return undefined;
    return shorten(String(value), keywords["maxLength"]);
  }
  const number = Number(value);
  return (types.includes("integer") || types.includes("number")) && Number.isFinite(number) ? number : undefined;
}

/**
 * Fills a required place that has no wish.
 *
 * @param leaf - the place
 * @param around - what is known about the error and its request
 * @returns a value that its schema probably allows
 */
export function filler({ name, types, listed, keywords }: Leaf, around: Surroundings): unknown {
  if (listed !== undefined) {
    return listed.find((value) => /invalid|unknown|other|general|^error$/i.test(String(value))) ?? listed[0];
  }
  if (keywords["default"] !== undefined) return keywords["default"];
  if (types.length === 0 && /^(details|errors|violations|issues|causes)$/i.test(name)) return [];
  if (types.includes("string") || types.length === 0) return text(name, keywords, around);
  if (types.includes("integer") || types.includes("number")) {
    if (/status|code/i.test(name)) return around.status;
    return exampleOf(keywords) ?? keywords["minimum"] ?? 0;
  }
  return types.includes("null") ? null : false;
}

const BY_NAME: readonly (readonly [pattern: RegExp, value: (around: Surroundings) => string | undefined])[] = [
  [/^(time|timestamp|date|datetime|occurred_?at)$/i, () => new Date().toISOString()],
  [/^(path|instance|uri|url|resource)$/i, ({ target }) => target?.replace(/\?.*$/s, "")],
  [/^(error|title|reason|reason_?phrase|status_?(text|message)|name)$/i, ({ reason }) => reason],
  [/(code|kind|type)$/i, ({ reason }) => reason.toLowerCase().replaceAll(/[^a-z]+/g, "_")],
  [/(request|trace|correlation|log|incident|instance)_?-?id$/i, ({ requestId }) => requestId],
];

function text(name: string, keywords: Json, around: Surroundings): unknown {
  if (keywords["format"] === "date-time") return new Date().toISOString();
  if (keywords["format"] === "uuid") return isUuid(around.requestId) ? around.requestId : NIL_UUID;
  const [, value] = BY_NAME.find(([pattern]) => pattern.test(name)) ?? [];
  const known = value?.(around) ?? exampleOf(keywords) ?? around.message;
  return typeof known === "string" ? shorten(known, keywords["maxLength"]) : known;
}

const NIL_UUID = "00000000-0000-0000-0000-000000000000";

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function exampleOf(keywords: Json): unknown {
  const { example, examples } = keywords;
  return example ?? (Array.isArray(examples) ? examples[0] : undefined);
}

function shorten(value: string, longest: unknown): string {
  // Lengths count characters, not UTF-16 units.
  return typeof longest === "number" && value.length > longest ? [...value].slice(0, longest).join("") : value;
}

/** A field as a JSON pointer if the schema asks for one, otherwise in dot notation: `items.0.name`. */
function fieldOf({ name, keywords }: Leaf, { pointer }: { readonly pointer: string }): string {
  const { pattern, format } = keywords;
  const shown = String(exampleOf(keywords) ?? "");
  const asPointer =
    /pointer|instance_?path|json_?path/i.test(name) ||
    format === "json-pointer" ||
    (typeof pattern === "string" && /^\^\(?\/|^\^\$\|/.test(pattern)) ||
    shown.startsWith("/");
  if (asPointer) return pointer;
  if (shown.startsWith("#/")) return `#${pointer}`;
  return keysOfPointer(pointer).join(".");
}
