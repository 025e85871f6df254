/** The folder, below the URL of an API's documentation, that holds a page for each code. */
const FOLDER = "errors";
const LONGEST = 80;
/** Names reserved by a file system, or by the folder itself. */
const RESERVED = /^(index|con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of a code's page in the error dictionary. A code that is a safe file name is the name itself. Any other (a
 * URI, a code with spaces or slashes) becomes its readable part and a hash: similar codes get different pages, and a
 * page never moves.
 *
 * @param code - the code as it appears in an error body
 * @returns the page's name: letters, digits, `.`, `_` and `-`, without a file extension
 * @example
 * errorPageName("duplicate_record"); // "duplicate_record"
 * errorPageName("https://example.com/problems/out-of-credit"); // "out-of-credit-" and six characters
 */
export function errorPageName(code: string | number): string {
  const text = String(code);
  const safe = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) && text.length <= LONGEST && !text.endsWith(".");
  if (safe && !RESERVED.test(text)) return text;
  const last = /^[a-z][a-z0-9+.-]*:/i.test(text) ? (text.split(/[/#:]/).findLast((part) => part !== "") ?? "") : text;
  const readable = last
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-|-$/g, "");
  return [...(readable === "" ? [] : [readable]), hash(text)].join("-");
}

/**
 * The URL of a code's page: the value of an error body's `documentation_url`.
 *
 * @param baseUrl - the URL below which the dictionary is served, with or without a trailing slash
 * @param code - the code as it appears in an error body
 * @returns the page's URL
 * @example
 * errorPageUrl("https://api.example.com", "not_found"); // "https://api.example.com/errors/not_found"
 */
export function errorPageUrl(baseUrl: string, code: string | number): string {
  return `${baseUrl.replace(/\/+$/, "")}/${FOLDER}/${errorPageName(code)}`;
}

/** Six characters of a 32-bit FNV-1a hash: short, the same everywhere, and without a library. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(6, "0").slice(-6);
}
