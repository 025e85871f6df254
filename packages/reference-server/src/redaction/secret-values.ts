/** The text that replaces a secret. */
export const redacted = "REDACTED";

/** Prefixes of the keys and tokens of well-known services, each with the minimum number of characters that follow. */
const prefixes: readonly (readonly [prefix: string, least: number])[] = [
  ["(?:AKIA|ASIA|ABIA|ACCA)", 12],
  ["gh[opsur]_", 16],
  ["github_pat_", 16],
  ["xox[abceprs]-", 8],
  ["xapp-", 8],
  ["AIza", 24],
  ["ya29\\.", 16],
  ["GOCSPX-", 16],
  ["(?:sk|rk|pk)_(?:live|test)_", 8],
  ["whsec_", 8],
  ["sk-(?:proj-|ant-|or-|svcacct-)?", 16],
  ["npm_", 16],
  ["pypi-", 16],
  ["rubygems_", 16],
  ["dckr_pat_", 16],
  ["gl(?:pat|ptt|dt|rt|soat|agent)-", 12],
  ["SG\\.", 16],
  ["xkeysib-", 16],
  ["key-(?=[0-9a-f]{32})", 32],
  ["SK(?=[0-9a-f]{32})", 32],
  ["sh(?:pat|pca|ppa|pss)_", 16],
  ["sq0(?:atp|csp)-", 16],
  ["EAA[A-Z]", 24],
  ["hf_", 16],
  ["gsk_", 16],
  ["r8_", 16],
  ["do[opr]_v1_", 16],
  ["hv[bsr]\\.", 16],
  ["glsa_", 16],
  ["sntry[su]_", 16],
  ["lin_api_", 16],
  ["ntn_", 16],
  ["PMAK-", 16],
  ["AGE-SECRET-KEY-", 16],
  ["\\$2[aby]\\$\\d\\d\\$", 40],
  ["\\$argon2(?:id?|d)\\$", 16],
];

/** Keys and tokens by their prefixes. Their length is not bounded, so that no part of one remains. */
const prefixed = new RegExp(
  `(?<![A-Za-z0-9])(?:${prefixes.map(([prefix, least]) => `${prefix}[\\w.$/+=,-]{${least},}`).join("|")})`,
  "g",
);

/** Webhook URLs, whose path is the secret. */
const webhook =
  /((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|outlook\.office\.com\/webhook|\.webhook\.office\.com|api\.telegram\.org\/bot)\/?)[^\s"'<>]+/gi;

/** `scheme://user:password@`. The password may contain any character that does not end the authority. */
const userinfo = /([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'<>@]{1,300}@(?=[^\s])/gi;

/** The base64 of a DER sequence, such as PKCS#8 or PKCS#1, outside a PEM block. It may contain line breaks. */
const derKey =
  /(?<![A-Za-z0-9+/_-])M(?:[CDEFGH][A-Za-z0-9+/_-]|I[A-Z])[A-Za-z0-9+/_-]{3}(?:[A-Za-z0-9+/_-]|\\[rn]|\r?\n(?=[A-Za-z0-9+/_-])){48,}={0,2}/g;

const iban =
  /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0\u202f-]?[A-Z0-9]{4}){2,7}(?:[ \u00a0\u202f-]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g;

/** A run of characters that could be random, in base64, base64url or base62. */
const run = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{30,}={0,2}(?![A-Za-z0-9+/_=-])/g;

/** An image, audio, video or font in a `data:` URL: its long base64 looks random, but is not secret. */
const picture = /data:(?:image|audio|video|font)\/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*/gi;

/** A private-use character that marks the places of pictures while the rest is redacted. */
const MARK = "\uE0FF";
const marked = new RegExp(`${MARK}(\\d+)${MARK}`, "g");

/** Screens texts before the patterns above run: most contain nothing to redact. */
const suspicious = /[\w.$/+=,-]{12}|:\/\/|[A-Z]{2}\d{2}[ \u00a0\u202f-]?[A-Z0-9]{4}/;

/**
 * Redacts values that look secret themselves, whatever their names: keys of well-known services, webhook URLs,
 * passwords in URLs, private keys in base64, IBANs, and random-looking runs of characters.
 *
 * @param text - any text
 * @returns the redacted text
 * @example redactValues("use ghp_16C7e42F292c6912E7710c838347Ae178B4a") // "use REDACTED"
 */
export function redactValues(text: string): string {
  if (!suspicious.test(text)) return text;
  const pictures: string[] = [];
  const hidden = text
    .replace(picture, (match) => `${MARK}${pictures.push(match) - 1}${MARK}`)
    .replace(webhook, `$1${redacted}`)
    .replace(userinfo, `$1${redacted}@`)
    .replace(prefixed, redacted)
    .replace(derKey, redacted)
    .replace(iban, (match) => (isIban(match) ? redacted : match))
    .replace(run, (match) => (isRandom(match) ? redacted : match));
  return pictures.length === 0 ? hidden : hidden.replace(marked, (_, index) => pictures[Number(index)] ?? "");
}

/** UUIDs and hexadecimal hashes, also inside a path. */
const named = /(?<![0-9a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,})(?![0-9a-f])/gi;

/** Tells whether a text has the length and the check digits of an IBAN (ISO 13616). */
function isIban(text: string): boolean {
  const plain = text.replaceAll(/[^A-Z0-9]/g, "");
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/**
 * Tells whether a run looks random. Words, names and paths seldom switch between lowercase, uppercase and digits;
 * random characters do about every second time. Hexadecimal hashes and ids do not count: most of them name things.
 */
function isRandom(found: string): boolean {
  if (isPlainJson(found)) return false;
  const text = found.replace(named, "");
  if (text.length < 30) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((pattern) => pattern.test(text)).length;
  if (classes < 2 || (classes === 2 && text.length < 32)) return false;
  let changes = 0;
  let pairs = 0;
  for (let at = 1; at < Math.min(text.length, 200); at += 1) {
    const [before, after] = [classOf(text.charCodeAt(at - 1)), classOf(text.charCodeAt(at))];
    if (before === 0 || after === 0) continue;
    pairs += 1;
    // Words may begin with an uppercase letter.
    if (before !== after && !(before === 2 && after === 1)) changes += 1;
  }
  return pairs >= 16 && changes / pairs >= 0.27;
}

/** Returns 1 for lowercase, 2 for uppercase, 3 for digits, 0 for any other character. */
function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 3 : 0;
}

/** Tells whether a run is JSON in base64, such as a cursor or a state, whose content is not secret. */
function isPlainJson(text: string): boolean {
  if (!/^(?:ey|W[wy])/.test(text) || text.length > 1_000) return false;
  const content = Buffer.from(text, "base64url").toString("utf8");
  try {
    JSON.parse(content);
    return !/token|secret|pass|key/i.test(content) && redactValues(content) === content;
  } catch {
    return false;
  }
}
