import { METHODS } from "node:http";
import { bytes, type HostileGrounds, type HostileRequest } from "./hostile-request.ts";

/** Text that URL decoders disagree about, or that must not get past them. */
const PIECES = [
  "%",
  "%0",
  "%zz",
  "%00",
  "%2500",
  "%2e%2e",
  "%2e%2e%2f",
  "%252e%252e%252f",
  "..%2f",
  "..%5c",
  "..;",
  "%c0%ae%c0%ae",
  "%c0%af",
  "%e0%80%af",
  "%f0%80%80%af",
  "%f8%80%80%80%af",
  "%ed%a0%80",
  "%ed%b0%80",
  "%f4%90%80%80",
  "%ff%fe",
  "%fe%ff%00a",
  "a%00%2e%00",
  "%ef%bb%bf",
  "%u002e",
  "%u0000",
  "%0d%0aX:%20x",
  "%0a",
  "%09",
  "%20",
  "+",
  "%2b",
  "%3f",
  "%23",
  "%26",
  "%3d",
  "%25",
  "%2F",
  "%5B%5D",
  "[]",
  "[a][b]",
  "\xe4",
  "\xc3\xa4",
  "\xff",
  "'",
  "';--",
  "$(id)",
  "%24%7bjndi:ldap://x%7d",
  "{{7*7}}",
  "<script>",
  "__proto__",
  "a/b/../c",
  "-0",
  "0x10",
  "1e3",
  "9".repeat(400),
  "a".repeat(9_000),
  "%61".repeat(3_000),
  "%e2%80%ae",
  "%f0%9f%98%80",
  "%cc%81".repeat(500),
];

/** Methods that Node does not know. */
const OTHER_METHODS = [
  "get",
  "Get",
  "GETS",
  "GE",
  "G",
  "POSTT",
  "BREW",
  "UPDATE",
  "TRACK",
  "DEBUG",
  "INVOKE",
  "RPC_IN_DATA",
  "VERSION-CONTROL",
  "BASELINE-CONTROL",
  "G-T",
  "GET,POST",
  "GET;",
  "(GET)",
  "$(id)",
  "1",
  "-",
  "__proto__",
  "constructor",
  "A".repeat(1_000),
  "A".repeat(17_000),
];
const TARGETS = ["/api-keys", "/api-keys/{id}", "/api-logs", "/api-log-groups", "/nothing", "/api-keys/", "*"];
const PATHS = ["/{}", "/api-keys/{}", "/api-keys{}", "/api-logs/{}", "/api-keys/{}/x"];
const PARAMETERS = ["limit", "cursor", "code", "request_id"];

/**
 * Requests whose method, path or query is odd.
 *
 * @param grounds - what their sender knows
 * @returns the requests
 */
export function targets({ authorization, apiKeyId }: HostileGrounds): readonly HostileRequest[] {
  const request = (method: string, target: string): HostileRequest => ({
    name: `${method.slice(0, 40)} ${target.slice(0, 60)}`,
    parts: [
      bytes(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}\r\n\r\n`),
    ],
  });
  // GET, POST, PATCH and DELETE are sent elsewhere; a DELETE of the key would succeed.
  const methods = [...METHODS.filter((method) => !/^(GET|POST|PATCH|DELETE)$/.test(method)), ...OTHER_METHODS];
  return [
    ...methods.flatMap((method) => TARGETS.map((target) => request(method, target.replace("{id}", apiKeyId)))),
    ...PIECES.flatMap((piece) => [
      ...PATHS.map((path) => request("GET", path.replace("{}", piece))),
      ...PARAMETERS.map((name) => request("GET", `/api-logs?${name}=${piece}`)),
      request("GET", `/api-logs?${piece}=1`),
      request("GET", `/api-logs?${piece}`),
    ]),
  ];
}
