/** A parsed key of a `responses` object. */
export type StatusKey =
  | { readonly kind: "exact"; readonly status: number }
  | { readonly kind: "range"; readonly hundreds: number }
  | { readonly kind: "default" }
  /** A key that OpenAPI does not know; `hundreds` is the class that was probably meant (`4xx`, `40X`). */
  | { readonly kind: "invalid"; readonly hundreds: number | undefined };

/** Every key that OpenAPI knows, created once: a large document repeats them thousands of times. */
const KEYS: ReadonlyMap<string, StatusKey> = new Map([
  ["default", { kind: "default" }],
  ...[1, 2, 3, 4, 5].flatMap((hundreds): [string, StatusKey][] => [
    [`${hundreds}XX`, { kind: "range", hundreds }],
    ...Array.from({ length: 100 }, (_, rest): [string, StatusKey] => {
      const status = hundreds * 100 + rest;
      return [String(status), { kind: "exact", status }];
    }),
  ]),
]);

/**
 * Reads a key of a `responses` object: `404`, `4XX`, `default`, or none of them.
 *
 * @param key - the key as written; OpenAPI requires the range's `XX` in upper case
 * @returns the kind of key, and what it stands for
 * @example
 * readStatusKey("4XX"); // { kind: "range", hundreds: 4 }
 */
export function readStatusKey(key: string): StatusKey {
  const known = KEYS.get(key);
  if (known) return known;
  const meant = /^([1-5])[\dxX*]{2}$/.exec(key)?.[1];
  return { kind: "invalid", hundreds: meant === undefined ? undefined : Number(meant) };
}

/**
 * The class of statuses a key stands for: 4 for `404` and `4XX`.
 *
 * @param key - a parsed key
 * @returns the first digit, or `undefined` for `default` and for a key that cannot be understood
 * @example
 * hundredsOf(readStatusKey("404")); // 4
 */
export function hundredsOf(key: StatusKey): number | undefined {
  if (key.kind === "exact") return Math.floor(key.status / 100);
  return key.kind === "default" ? undefined : key.hundreds;
}

/**
 * Whether a status may occur under a key.
 *
 * @param key - a parsed key
 * @param status - an HTTP status
 * @returns false if the key excludes it; `default` excludes only statuses below 400
 * @example
 * covers(readStatusKey("4XX"), 404); // true
 */
export function covers(key: StatusKey, status: number): boolean {
  if (key.kind === "exact") return key.status === status;
  if (key.kind === "default") return status >= 400;
  return key.hundreds === undefined || Math.floor(status / 100) === key.hundreds;
}

/**
 * Whether a key stands for an error. `default` is an error if the operation also declares a status or range below 400;
 * otherwise it may be the success itself.
 *
 * @param key - the key in question
 * @param keys - all keys of the same `responses` object
 * @returns true for client and server errors
 * @example
 * isErrorKey(readStatusKey("default"), [readStatusKey("200"), readStatusKey("default")]); // true
 */
export function isErrorKey(key: StatusKey, keys: readonly StatusKey[]): boolean {
  if (key.kind === "default") return keys.some((other) => (hundredsOf(other) ?? 9) < 4);
  const hundreds = hundredsOf(key);
  return hundreds === 4 || hundreds === 5;
}
