import { endOfValue } from "./end-of-value.ts";
import { rememberPlain } from "./remember-plain.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted, redactValues } from "./secret-values.ts";

/**
 * Each pattern is bounded, or anchored at the beginning of a run of characters, so that hostile text takes linear time.
 */

/** From the first line to the last, or to the end of the text if that is cut off. Spaces may be percent-encoded. */
const pemBlock = /-{5}BEGIN(?:[A-Z0-9 +]|%20){1,60}-{5}[\s\S]*?(?:-{5}END(?:[A-Z0-9 +]|%20){1,60}-{5}|$)/g;

/** A JWT of two to five parts, whose header encodes text that begins with `{"`, or with `{` and white space. */
const jwt = /(?<![\w-])e[wy][\w-]{8,}\.[\w-]*(?:\.[\w-]*){0,3}/g;

/** `Bearer`, `Basic` and so on with credentials, which contain a digit, an uppercase letter or padding. */
const authorization =
  /\b(Bearer|bearer|BEARER|Basic|basic|BASIC|Digest|Negotiate|ApiKey)((?: |\+|%20){1,3})(?=[\w.~+/-]{0,200}[A-Z0-9=])[\w.~+/=-]{6,}/g;

/**
 * 13 to 19 digits, with or without separators, that are not part of a word or a fraction. UUIDs are matched first,
 * because a UUID may consist of digits alone.
 */
const digits =
  /(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])|(?<![A-Za-z0-9]|\d\.)([2-6](?:[ .\u00a0\u2009\u202f-]?\d){12,18})(?![A-Za-z0-9])/g;

/**
 * The left side of `name=value`, `name: value`, `name => value`, `user[name]=value` or `"name": "value"`, also in
 * broken JSON and in JSON inside a JSON string; and the `--name` of a command's `--name value`.
 */
const assigned =
  /(?<![\w.%[\]-])((?:[\w.%[\]-]|\\u00[2-7][0-9a-f]){1,100})\\?["']?\s{0,20}(?:[=:]>?|:=)\s{0,20}|(?<![\w-])(--?[a-z][\w-]{1,60})\s{1,20}(?=[^\s-])/gi;

/** `curl -u user:password`, `--user user:password`. */
const userOption = /(?<![\w-])(-u\s*|--(?:proxy-)?user[= ]\s*)(?:"[^"]*"|'[^']*'|\S+)/g;

/** A YAML block scalar, whose lines are indented further than its key. */
const yamlBlock =
  /^([ \t]*)(?:- )?(["']?)([\w.-]{1,100})\2[ \t]*:[ \t]*[|>][+-]?\d?[ \t]*\r?\n((?:(?:\1[ \t]+[^\r\n]*|[ \t]*)(?:\r?\n|$))+)/gm;

/** `"name": "password", "value": "x"`, in this order, and the same in other notations. */
const namedPair =
  /((?:\b(?:name|key|field|header|param(?:eter)?|label|id)\\?["']?\s{0,9}[=:]\s{0,9}\\?["']?)([\w.-]{1,100})\\?["']?\s{0,9}[,;&\s]\s{0,9}\\?["']?(?:value|val|content|data|text)\\?["']?\s{0,9}[=:>]\s{0,9})(\\?["']?)([^"'\\,;&}<\s]+)/gi;

/** The right side, unless it begins with a bracket: to the closing quote or the end of the text; unquoted, one word. */
const value = /(\\")[\s\S]*?(?:\\"|$)|(")(?:[^"\\]|\\.)*(?:"|$)|(')(?:[^'\\]|\\.)*(?:'|$)|[^\s&"'<>]+/y;

/** A field of a `multipart/form-data` form. */
const formField =
  /(\bname="?)([\w.[\]%-]{1,100})("?[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,200}){0,5}\r?\n\r?\n)([\s\S]*?)(?=\r?\n--|$)/gi;

/** An XML start tag and its text. */
const element = /(<([\w:.-]{1,100})(?:\s[^<>]{0,200})?>)([^<]+)/g;

/**
 * Screens texts before the patterns above run: most contain nothing to redact, and the error log examines about twenty
 * texts per entry.
 */
const suspicious =
  /[=:<\0\uD800-\uDFFF]|(?<![\w-])--?[A-Za-z]|-{5}BEGIN|(?<![\w-])e[wy][\w-]{8,}\.|[2-6](?:[ .\u00a0\u2009\u202f-]?\d){12}|(?:earer|EARER|asic|ASIC|igest|egotiate|pi[Kk]ey)[ +%]/;

/**
 * Redacts a text: PEM blocks, JSON Web Tokens, credentials of an `Authorization` header, payment card numbers, values
 * whose names look secret, in any notation, and values that look secret themselves. Also replaces what the database
 * cannot store: NUL characters and lone surrogates.
 *
 * @example redactText("password=hunter2") // "password=REDACTED"
 */
export function redactText(text: string): string {
  return redact(text);
}

const redact = rememberPlain((text) => redactValues(redactNamed(text)));

function redactNamed(text: string): string {
  if (!suspicious.test(text)) return text;
  const opaque = text
    .replaceAll("\0", "\uFFFD")
    .toWellFormed()
    .replace(pemBlock, redacted)
    .replace(jwt, redacted)
    .replace(authorization, `$1$2${redacted}`)
    .replace(userOption, `$1${redacted}`)
    .replace(yamlBlock, (match, indent, quote, name) =>
      isSecretName(name) ? `${indent}${quote}${name}${quote}: ${redacted}\n` : match,
    )
    .replace(namedPair, (match, start, name, quote) => (isSecretName(name) ? `${start}${quote}${redacted}` : match))
    .replace(formField, (match, start, name, middle) =>
      isSecretName(name) ? `${start}${name}${middle}${redacted}` : match,
    )
    .replace(element, (match, tag, name) => (isSecretName(name) ? `${tag}${redacted}` : match));
  return redactAssigned(opaque).replace(digits, (match, number?: string) =>
    number !== undefined && hasCheckDigit(number) ? redacted : match,
  );
}

/** Redacts the value to the right of each secret name. The values of other names are searched too: `a=1;token=x`. */
function redactAssigned(text: string): string {
  let result = "";
  let done = 0;
  for (const match of text.matchAll(assigned)) {
    const [sides, assignedName, option] = match;
    const name = assignedName ?? option ?? "";
    const start = match.index + sides.length;
    if (match.index < done || !isSecretName(name)) continue;
    const { end, quote } = valueAt(text, start);
    if (end === start) continue;
    result += text.slice(done, start) + quote + redacted + quote;
    done = end;
  }
  return result + text.slice(done);
}

function valueAt(text: string, start: number): { readonly end: number; readonly quote: string } {
  if (/[[{]/.test(text.charAt(start))) return { end: endOfValue(text, start), quote: "" };
  value.lastIndex = start;
  const [secret = "", ...quotes] = value.exec(text) ?? [];
  const quote = quotes.find((candidate) => candidate !== undefined) ?? "";
  const end = start + secret.length;
  // A quote in the middle of a word does not close the value, which may then extend to the end of the text.
  return quote !== "" && /^[\w$@!+-]/.test(text.charAt(end)) ? { end: text.length, quote } : { end, quote };
}

/** Tells whether a card number passes the Luhn check. */
function hasCheckDigit(number: string): boolean {
  const reversed = [...number.replace(/[^0-9]/g, "")].reverse().map(Number);
  const sum = reversed.reduce((total, digit, place) => {
    const weighed = place % 2 === 0 ? digit : digit * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** Truncates a text. Half of a surrogate pair at the cut is replaced with U+FFFD. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
