import { isSecretName } from "./secret-names.ts";

/** What stands where a secret stood. */
export const redacted = "REDACTED";

/**
 * The patterns are anchored where a run of characters begins, or bounded, so that hostile text takes time in proportion to its
 * length and no more.
 */

/** From the first line to the last one, or to the end where that was cut off; line breaks may be encoded. */
const pemBlock = /-{5}BEGIN(?:[A-Z0-9 +]|%20){1,60}-{5}[\s\S]*?(?:-{5}END(?:[A-Z0-9 +]|%20){1,60}-{5}|$)/g;

/** Base64 of `{"` or of `{` and white space, a dot, and more: a JWT with two, three or five parts. */
const jwt = /(?<![\w-])e[wy][\w-]{8,}\.[\w-]*(?:\.[\w-]*){0,3}/g;

/** `Bearer`, `Basic` and so on with what proves the caller, which has a digit, a capital or padding in it. */
const authorization =
  /\b(bearer|basic|digest|negotiate|apikey)( |\+|%20){1,3}(?=[\w.~+/-]{0,200}[A-Z0-9=])[\w.~+/=-]{6,}/gi;

/** 13 to 19 digits, alone or in groups, that stand alone. */
const digits = /(?<![A-Za-z0-9])[2-6](?:[ -]?\d){12,18}(?![A-Za-z0-9])/g;

/** `name=value`, `name: value`, `"name": "value"`, also where JSON is broken or cut off. */
const assignment =
  /(?<![\w.-])([\w.-]{1,100})(\\?["']?\s{0,20}[=:]\s{0,20})(\\?"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)|[^\s&"'<>]+)/g;

/** A field of a form in `multipart/form-data`. */
const formField =
  /(name="?)([\w.[\]-]{1,100})("?[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,200}){0,5}\r?\n\r?\n)([\s\S]*?)(?=\r?\n--|$)/gi;

/** An element of XML. */
const element = /(<([\w:.-]{1,100})(?:\s[^<>]{0,200})?>)([^<]+)/g;

/**
 * Replaces the secrets in a text: PEM blocks, JSON Web Tokens, credentials of an `Authorization` header, numbers that look like payment
 * cards, and values whose names look secret in whatever notation the text has. Also replaces what no database stores: the character NUL and halves of
 * surrogate pairs.
 *
 * @example redactText("password=hunter2") // "password=REDACTED"
 */
export function redactText(text: string): string {
  return text
    .replaceAll("\0", "\uFFFD")
    .toWellFormed()
    .replace(pemBlock, redacted)
    .replace(jwt, redacted)
    .replace(authorization, `$1$2${redacted}`)
    .replace(formField, (match, start, name, middle) =>
      isSecretName(name) ? `${start}${name}${middle}${redacted}` : match,
    )
    .replace(element, (match, tag, name) => (isSecretName(name) ? `${tag}${redacted}` : match))
    .replace(assignment, redactAssignment)
    .replace(digits, (match) => (isCardNumber(match) ? redacted : match));
}

function redactAssignment(match: string, name: string, sign: string, value: string): string {
  if (!isSecretName(name)) return match;
  const quote = /^\\?["']/.exec(value)?.[0] ?? "";
  return `${name}${sign}${quote}${redacted}${quote}`;
}

/** Whether the check digit is right, by the formula of Luhn that card numbers follow. */
export function isCardNumber(text: string): boolean {
  const reversed = [...text.replace(/[^0-9]/g, "")].reverse().map(Number);
  const sum = reversed.reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
