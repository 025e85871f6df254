import type { NewEntry } from "../log/error-log.ts";
import { newEntry } from "./new-entry.ts";

/** A secret, made up, and an entry that carries it in. */
export interface CarriedSecret {
  readonly name: string;
  /** What must be found nowhere, in the very spelling in which the entry carries it. */
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
  "request id: a JWT": [jwt("s56"), newEntry({ requestId: jwt("s56") })],
};

/** Secrets in every place of a request and in every spelling that we know, none twice. */
export const carriedSecrets: readonly CarriedSecret[] = Object.entries(carriers).map(([name, [secret, entry]]) => ({
  name,
  secret,
  entry,
}));
