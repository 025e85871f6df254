import { forgetPlain } from "./remember-plain.ts";

/** Parts of a name that make its value secret, wherever they occur. The name is compared without its separators. */
const inName = new RegExp(
  [
    "token|secret|passw|passphrase|passcode|passkey|pswd|credential|authori[sz]ation|signature|cookie|jwt|bearer|assertion",
    "apikey|privatekey|privkey|accesskey|secretkey|signingkey|masterkey|sessionid|sessid|sessionkey|encryptionkey",
    "mnemonic|seedphrase|recovery(phrase|code|key)|backupcode|verificationcode|securitycode|authcode|accesscode|onetimecode",
    "connectionstring|connstr|databaseurl|dburl|webhookurl|samlresponse|samlrequest|kubeconfig|basicauth|htauth|magiclink|resetlink",
    "cardnumber|cardno|ccnumber|creditcard|debitcard|accountnumber|routingnumber|socialsecurity|nationalid|passport(no|number)|taxnumber",
    "pincode|codeverifier|motdepasse|contrasena|kennwort|senha|wachtwoord|losenord|parola",
  ].join("|"),
);

/** Whole words of a name that make its value secret. Inside other words they mean nothing: `pin` in `shipping`. */
const asWord = new Set(
  (
    "pass pwd pw psw auth sig session sess sid otp totp hotp pin cvv cvv2 cvc cvc2 csc cvn ssn iban pan hmac mfa tfa nonce dsn " +
    "salt seed csrf xsrf sas jwk jwe jws pem pkcs8 pfx p12 keystore privkey creds cred tan puk license ticket"
  ).split(" "),
);

/** Words that make a following `key` harmless: `sort_key`, `monKey`. */
const openKey =
  /^(public|primary|foreign|sort|partition|idempotency|cache|object|group|route|routing|row|unique|lookup|index|map|property|translation|message|issue|project|parent|sub|hot|json|registry|answer|de|mon|don|tur|jo|whis|hus|ho|jer|tic|smo|stac|hoc|bro)$/;

/** Last words of names whose values only describe a secret: `token_type`. The id of a session is itself a secret. */
const aboutIt =
  /^(id|ids|type|name|status|count|length|expiry|expires|at|in|url|uri|endpoint|method|version|policy|enabled)$/;

/** The names that an operator or a document marks as secret or as plain, normalized for comparison. */
let added: ReadonlySet<string> = new Set();
let allowed: ReadonlySet<string> = new Set();

/** Names that are marked as secret or as plain, whatever they look like. */
export interface NamedSecrets {
  /** Names whose values are redacted. */
  readonly secret: Iterable<string>;
  /** Names whose values are shown, unless a value itself looks secret. */
  readonly plain: Iterable<string>;
}

/**
 * Sets which names count as secret in this process, and which do not, whatever they look like.
 *
 * @param names - the names, in any spelling; `plain` takes precedence
 * @example setSecretNames({ secret: ["employee_number"], plain: ["ticket"] });
 */
export function setSecretNames({ secret, plain }: NamedSecrets): void {
  added = new Set([...secret].map((name) => wordsOf(name).join("")));
  allowed = new Set([...plain].map((name) => wordsOf(name).join("")));
  judged.clear();
  forgetPlain();
}

/**
 * Tells whether a parameter or property with this name is likely to hold a secret, in any spelling: `api_key`,
 * `apiKey`, `X-Api-Key`, `user[password]`, `p%61ssword`.
 *
 * @param name - the name as sent
 * @returns true if its value must be redacted
 * @example isSecretName("client_secret") // true
 * @example isSecretName("api_key_id") // false
 */
export function isSecretName(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const secret = judge(name);
  if (judged.size < mostJudged && name.length < 100) judged.set(name, secret);
  return secret;
}

/** Caches results, because most requests use the same few names. Bounded, because callers choose the names. */
const judged = new Map<string, boolean>();
const mostJudged = 1_000;

function judge(name: string): boolean {
  const words = wordsOf(name);
  const joined = words.join("");
  if (allowed.has(joined)) return false;
  if (added.has(joined)) return true;
  const last = words.at(-1) ?? "";
  if (words.length > 1 && aboutIt.test(last) && !/(sessionid|sessid|databaseurl|dburl|webhookurl)$/.test(joined))
    return false;
  if (/^keys?$/.test(last)) return !openKey.test(words.at(-2) ?? "");
  return inName.test(joined) || words.some((word) => asWord.has(word));
}

function wordsOf(name: string): readonly string[] {
  return decoded(name)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Decodes percent-encoding and JSON escapes, which could disguise a name. */
function decoded(name: string): string {
  if (!/[%\\]/.test(name)) return name;
  return name
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
