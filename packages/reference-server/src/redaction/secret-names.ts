import { forgetPlain } from "./remember-plain.ts";

/** Parts of a name that make its value a secret, wherever they stand in it. */
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

/** Words that make it a secret when they stand alone in it; inside other words they mean nothing (`pin` in `shipping`). */
const asWord = new Set(
  (
    "pass pwd pw psw auth sig session sess sid otp totp hotp pin cvv cvv2 cvc cvc2 csc cvn ssn iban pan hmac mfa tfa nonce dsn " +
    "salt seed csrf xsrf sas jwk jwe jws pem pkcs8 pfx p12 keystore privkey creds cred tan puk license ticket"
  ).split(" "),
);

/** Names of keys that are not secret. */
const openKey =
  /^(public|primary|foreign|sort|partition|idempotency|cache|object|group|route|routing|row|unique|lookup|index|map|property|translation|message|issue|project|parent|sub|hot|json|registry|answer|de|mon|don|tur|jo|whis|hus|ho|jer|tic|smo|stac|hoc|bro)$/;

/** A last word that says that the value only speaks of the secret. A session's id is the secret itself. */
const aboutIt =
  /^(id|ids|type|name|status|count|length|expiry|expires|at|in|url|uri|endpoint|method|version|policy|enabled)$/;

/** Names that an operator or a document adds, or takes out, in the form in which they are compared. */
let added: ReadonlySet<string> = new Set();
let allowed: ReadonlySet<string> = new Set();

/** Names beyond those that look like a secret. */
export interface NamedSecrets {
  /** Names whose values are always hidden. */
  readonly secret: Iterable<string>;
  /** Names whose values are shown, unless they look like a secret themselves. */
  readonly plain: Iterable<string>;
}

/**
 * Sets which names count as secret in this process, and which do not, beside those that look like it.
 *
 * @param names - the names, in any spelling; `plain` wins
 * @example setSecretNames({ secret: ["employee_number"], plain: ["ticket"] });
 */
export function setSecretNames({ secret, plain }: NamedSecrets): void {
  added = new Set([...secret].map((name) => wordsOf(name).join("")));
  allowed = new Set([...plain].map((name) => wordsOf(name).join("")));
  judged.clear();
  forgetPlain();
}

/**
 * Whether a parameter or property of this name looks as if it held a secret, in any spelling: `api_key`, `apiKey`, `X-Api-Key`,
 * `user[password]`, `p%61ssword`.
 *
 * @param name - the name, as it was sent
 * @returns true if its value is to be hidden
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

/** The same few names come in every request. Bounded, because callers choose names. */
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

/** A name may hide in the escapes of a URL or of JSON. */
function decoded(name: string): string {
  if (!/[%\\]/.test(name)) return name;
  return name
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
