import type { NewEntry } from "../log/new-entry.ts";
import { newEntry } from "./new-entry.ts";

/** A made-up secret, and an entry that carries it. */
export interface CarriedSecret {
  readonly name: string;
  /** The text that must not be found anywhere, spelled exactly as in the entry. */
  readonly secret: string;
  readonly entry: NewEntry;
}

const origin = "http://127.0.0.1:4010";
const jwt = (mark: string) =>
  `eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIke${mark}In0.c2lnbmF0dXJl-${mark}_AAAAAAAAAAAAAAAA`;
const pem = (mark: string, kind = "PRIVATE KEY") =>
  `-----BEGIN ${kind}-----\nMIGHAgEAMBMGByqGSM49${mark}AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END ${kind}-----`;

const query = (parameter: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({ url: `${origin}/api-keys?limit=20&${parameter}=${secret}&cursor=x` }),
];
const target = (path: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({ url: origin + path }),
];
const body = (text: string, secret: string): readonly [string, NewEntry] => [secret, newEntry({ requestBody: text })];
const header = (name: string, value: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({ headers: { [name]: value } }),
];
const answer = (message: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({ body: { ...newEntry().body, message } }),
];
const detail = (message: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({
    body: { ...newEntry().body, details: [{ location: "body", pointer: "/a", message, type: "wrong_value" }] },
  }),
];
const cause = (message: string, secret: string): readonly [string, NewEntry] => [
  secret,
  newEntry({ cause: { code: "token_malformed", message } }),
];

/** The beginning of a made-up key, as PKCS#8 in Base64. */
const DER = `MIGHAgEAMBMGByqGSM49s74EGCCqGSM49AwEHBG0wawIBAQQg${"Kq8vRz".repeat(12)}`;

const carriers: Readonly<Record<string, readonly [secret: string, entry: NewEntry]>> = {
  "query: token": query("token", "s01-Kq8vRz"),
  "query: access_token": query("access_token", "s02-Kq8vRz"),
  "query: accessToken": query("accessToken", "s03-Kq8vRz"),
  "query: api_key": query("api_key", "s04-Kq8vRz"),
  "query: X-Api-Key": query("X-Api-Key", "s05-Kq8vRz"),
  "query: apikey": query("apikey", "s06-Kq8vRz"),
  "query: key": query("key", "s07-Kq8vRz"),
  "query: PASSWORD": query("PASSWORD", "s08-Kq8vRz"),
  "query: pwd": query("pwd", "s09-Kq8vRz"),
  "query: client_secret": query("client_secret", "s10-Kq8vRz"),
  "query: sig": query("sig", "s11-Kq8vRz"),
  "query: session_id": query("session_id", "s12-Kq8vRz"),
  "query: user[password]": query("user[password]", "s13-Kq8vRz"),
  "query: a name in percent-encoding": query("%70assword", "s14-Kq8vRz"),
  "query: a value with / and ?": query("password", "s15-Kq8/vRz?x"),
  "query: a parameter after a semicolon": query("a=1;token", "s16-Kq8vRz"),
  "query: an OTP": query("otp", "s17-493027"),
  "query: a JWT in an innocent parameter": query("next", jwt("s18")),
  "query: a PEM block, encoded": query("next", encodeURIComponent(pem("s19"))),
  "query: a card number": query("next", "5555555555554444"),
  "query: a card number with encoded blanks": query("next", "4012%208888%208888%201881"),
  "query: a card number with plus signs": query("next", "3714+496353+98431"),
  "query: a JWT, encoded twice": query("next", encodeURIComponent(jwt("s23").replaceAll(".", "%2E"))),
  "path: a JWT": target(`/api-keys/${jwt("s24")}`, jwt("s24")),
  "path: a card number": target("/cards/4222222222222", "4222222222222"),
  "path: a matrix parameter": target("/api-keys;token=s26-Kq8vRz/x", "s26-Kq8vRz"),
  "URL: the password of a user": ["s27-Kq8vRz", newEntry({ url: "http://user:s27-Kq8vRz@127.0.0.1:4010/api-keys" })],
  "URL: a fragment": target("/api-keys#access_token=s28-Kq8vRz", "s28-Kq8vRz"),
  "body: a property": body('{"password":"s29-Kq8vRz"}', "s29-Kq8vRz"),
  "body: a nested property": body('{"a":[{"b":{"clientSecret":"s30-Kq8vRz"}}]}', "s30-Kq8vRz"),
  "body: an object under a secret name": body('{"credentials":{"user":"u","value":"s31-Kq8vRz"}}', "s31-Kq8vRz"),
  "body: a private key": body(JSON.stringify({ display_name: pem("s32") }), "s32AgEGCC"),
  "body: a JWT in a text": body(JSON.stringify({ display_name: `see ${jwt("s33")}.` }), jwt("s33")),
  "body: a JWT as a name": body(JSON.stringify({ [jwt("s34")]: 1 }), jwt("s34")),
  "body: a card number as a number": body('{"display_name":6011111111111117}', "6011111111111117"),
  "body: broken JSON": body('{"password": "s36-Kq8vRz", "a": ', "s36-Kq8vRz"),
  "body: JSON broken inside the secret": body('{"a": 1, "password": "s37-Kq8vRz', "s37-Kq8vRz"),
  "body: a list in broken JSON": body('{"passwords": ["a", "s57-Kq8vRz"], "a": ', "s57-Kq8vRz"),
  "body: an object in JSON that was cut off": body('{"credentials": {"user": "u", "value": "s58-Kq8vRz', "s58-Kq8vRz"),
  "body: JSON inside JSON": body(JSON.stringify({ a: '{"password":"s38-Kq8vRz"}' }), "s38-Kq8vRz"),
  "body: a form": body("display_name=x&client_secret=s39-Kq8vRz&a=b", "s39-Kq8vRz"),
  "body: a form with files": body(
    '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\ns40-Kq8vRz\r\n--x--\r\n',
    "s40-Kq8vRz",
  ),
  "body: XML": body("<login><password>s41-Kq8vRz</password></login>", "s41-Kq8vRz"),
  "body: a PEM block without its end": body(pem("s42").slice(0, 80), "s42AgEGCC"),
  "body: a secret across the cut": body(`{"a":"${"x".repeat(9_950)}","password":"s43-${"y".repeat(80)}"}`, "s43-yyyy"),
  "body: a secret in a large broken one": body(
    `${"x ".repeat(4_900)}password=s44-Kq8vRz${"y".repeat(60_000)}`,
    "s44-Kq8",
  ),
  "header: Authorization": header("authorization", "Bearer s45-Kq8vRz", "s45-Kq8vRz"),
  "header: Cookie": header("cookie", "sid=s46-Kq8vRz", "s46-Kq8vRz"),
  "header: X-Api-Key": header("x-api-key", "s47-Kq8vRz", "s47-Kq8vRz"),
  "header: a JWT in the user agent": header("user-agent", `curl ${jwt("s48")}`, jwt("s48")),
  "header: credentials in an allowed one": header("accept", "Bearer s49-Kq8vRz", "s49-Kq8vRz"),
  "header: a card number as the request id": header("x-request-id", "4111111111111111", "4111111111111111"),
  "answer: a JWT in the message": answer(`Not valid: ${jwt("s51")}`, jwt("s51")),
  "answer: a card number in the message": answer("No card 5105 1051 0510 5100 here.", "5105 1051 0510 5100"),
  "answer: a secret in a detail": detail('Expected no "token": "s53-Kq8vRz".', "s53-Kq8vRz"),
  "cause: a JWT": cause(`Could not read ${jwt("s54")}.`, jwt("s54")),
  "cause: a basic credential": cause("Got Basic dXNlcjpzNTUtS3E4dlJ6.", "dXNlcjpzNTUtS3E4dlJ6"),
  "value: an AWS key": body('{"a":"AKIAQ7WZ3KXN5RT2VB4M"}', "AKIAQ7WZ3KXN5RT2VB4M"),
  "value: a GitHub token": body(
    '{"a":"ghp_s61C7e42F292c6912E7710c838347Ae178"}',
    "ghp_s61C7e42F292c6912E7710c838347Ae178",
  ),
  "value: a fine-grained GitHub token": query("a", "github_pat_s62ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuV"),
  "value: a Slack token": query("a", "xoxb-s63456789012-AbCdEfGhIjKl"),
  "value: a Google key": query("a", "AIzaSys64567890abcdefghijklmnopqrstuvw"),
  "value: a Stripe key": query("a", "sk_live_s65C39HqLyjWDarjtT1"),
  "value: an OpenAI key": query("a", "sk-proj-s66defghijklmnopqrstuvwx"),
  "value: an npm token": query("a", "npm_s67defghijklmnopqrstuvwxyz01"),
  "value: a GitLab token": query("a", "glpat-s68DeFgHiJkLmNoPq"),
  "value: a SendGrid key": query("a", "SG.s69defghijklmnop.qrstuvwxyzABCD"),
  "value: a webhook": answer("See https://hooks.slack.com/services/T0s70/B0s70/Xs70Kq8vRz", "T0s70/B0s70/Xs70Kq8vRz"),
  "value: userinfo in a URL": query("next", "https://u:s71-Kq8vRz@example.com/"),
  "value: userinfo in an encoded URL": query("next", "https%3A%2F%2Fu%3As72-Kq8vRz%40example.com"),
  "value: a connection string": answer("Cannot reach postgresql://u:s73-Kq8vRz@db.internal/x", "s73-Kq8vRz"),
  "value: PKCS#8 without its frame": body(`{"a":"${DER}"}`, DER.slice(0, 40)),
  "value: a card number with dots": query("a", "5500.0000.0000.0004"),
  "value: a card number with no-break spaces": answer(
    "No 4000\u00a00566\u00a05566\u00a05556.",
    "4000\u00a00566\u00a05566\u00a05556",
  ),
  "value: an IBAN": query("a", "DE89370400440532013000"),
  "value: an IBAN with blanks": answer("Account GB29 NWBK 6016 1331 9268 19.", "GB29 NWBK 6016 1331 9268 19"),
  "value: random characters": query("a", "s80Qx7Lm2Vn9Rb4Tk6Wj1Zp8Yc3Hd5"),
  "form: brackets in a body": [
    "s81-Kq8vRz",
    newEntry({
      requestBody: "user[password]=s81-Kq8vRz",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  ],
  "form: a percent-encoded name": [
    "s82-Kq8vRz",
    newEntry({
      requestBody: "p%61ssword=s82-Kq8vRz",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  ],
  "form: an escape in a JSON name": body('{"p\\u0061ssword":"s83-Kq8vRz"}', "s83-Kq8vRz"),
  "form: an escape in a name of broken JSON": body('{"p\\u0061ssword":"s84-Kq8vRz",', "s84-Kq8vRz"),
  "form: UTF-16": body(Buffer.from('{"a":"s85-Kq8vRz"}', "utf16le").toString("utf8"), "s\u00008\u00005\u0000-\u0000K"),
  "form: an XML element with children": body("<a><secret><b>s86-Kq8vRz</b></secret></a>", "s86-Kq8vRz"),
  "form: an XML attribute": body('<a password="s87-Kq8vRz"/>', "s87-Kq8vRz"),
  "form: an XML element in a namespace": body(
    '<n:a xmlns:n="x"><n:Password><![CDATA[s88-Kq8vRz]]></n:Password></n:a>',
    "s88-Kq8vRz",
  ),
  "form: multipart with the filename first": [
    "s89-Kq8vRz",
    newEntry({
      requestBody:
        '--x\r\nContent-Disposition: form-data; filename="f"; name="password"\r\n\r\ns89-Kq8vRz\r\n--x--\r\n',
      headers: { "content-type": "multipart/form-data; boundary=x" },
    }),
  ],
  "form: a pair of name and value": body('[{"name":"password","value":"s90-Kq8vRz"}]', "s90-Kq8vRz"),
  "form: a pair of value and name": body('[{"value":"s91-Kq8vRz","key":"api_token"}]', "s91-Kq8vRz"),
  "form: the private part of a JWK": body('{"kty":"EC","crv":"P-256","x":"a","d":"s92-Kq8vRz"}', "s92-Kq8vRz"),
  "form: curl -u": answer("Ran curl -u admin:s93-Kq8vRz https://example.com", "s93-Kq8vRz"),
  "form: --password": answer("Ran mysql --password s94-Kq8vRz -h db", "s94-Kq8vRz"),
  "form: an arrow": answer("[password => s95-Kq8vRz]", "s95-Kq8vRz"),
  "form: a block of YAML": answer("password: |\n  s96-Kq8vRz\n  more\nuser: u", "s96-Kq8vRz"),
  "URL: the code of OAuth": query("code", "s97-Kq8vRz"),
  "URL: a link that resets a password": target("/reset-password/s98-Kq8vRz", "s98-Kq8vRz"),
  "header: a token in the user agent": header(
    "user-agent",
    "bot ghp_s99C7e42F292c6912E7710c838347Ae",
    "ghp_s99C7e42F292c6912E7710c838347Ae",
  ),
  "header: a token as the request id": header(
    "x-request-id",
    "ghp_sA0C7e42F292c6912E7710c838347Ae",
    "ghp_sA0C7e42F292c6912E7710c838347Ae",
  ),
  "request id: a token": [
    "ghp_sA1C7e42F292c6912E7710c838347Ae",
    newEntry({ requestId: "ghp_sA1C7e42F292c6912E7710c838347Ae" }),
  ],
  "request id: a JWT": [jwt("s56"), newEntry({ requestId: jwt("s56") })],
};

/** Secrets in every place of a request and in every spelling that we know, each once. */
export const carriedSecrets: readonly CarriedSecret[] = Object.entries(carriers).map(([name, [secret, entry]]) => ({
  name,
  secret,
  entry,
}));
