/** Parts of a name that make its value a secret, wherever they stand in it. */
const inName =
  /token|secret|passw|passphrase|passcode|credential|authori[sz]ation|signature|cookie|apikey|privatekey|accesskey|secretkey|signingkey|encryptionkey|masterkey|sessionid|jwt|bearer/;

/** Words that make it a secret when they stand alone in it; inside other words they mean nothing (`pin` in `shipping`). */
const asWord = new Set(
  "pass pwd pw auth sig session sid otp totp pin cvv cvv2 cvc cvc2 csc ssn iban pan hmac mfa nonce".split(" "),
);

/** A last word that says that the value only speaks of the secret. A session's id is the secret itself. */
const aboutIt = /^(id|ids|type|name|status|count|length|expiry|expires|at|in|url|uri|endpoint|method)$/;

/**
 * Whether a parameter or property of this name looks as if it held a secret, in any spelling: `api_key`, `apiKey`, `X-Api-Key`.
 *
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
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const joined = words.join("");
  if (joined === "key") return true;
  if (words.length > 1 && aboutIt.test(words.at(-1) ?? "") && !joined.endsWith("sessionid")) return false;
  return inName.test(joined) || words.some((word) => asWord.has(word));
}
