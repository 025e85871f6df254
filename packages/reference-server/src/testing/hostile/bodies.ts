import { deflateSync, gzipSync } from "node:zlib";
import { bytes, GOOD_BODY, type HostileGrounds, type HostileRequest } from "./hostile-request.ts";

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

const CONTENT_TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "application/json; charset=utf-16",
  "application/json; charset=utf-7",
  "application/json; charset=ibm037",
  "application/json; charset=latin1",
  "application/json; charset=",
  'application/json; charset="utf-8',
  "application/json; charset=utf-8; charset=utf-16",
  "application/json;",
  "APPLICATION/JSON",
  "application/json, text/plain",
  "application/problem+json",
  "application/json-patch+json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  `multipart/form-data; boundary=${"x".repeat(1_000)}`,
  "text/xml",
  "text/plain",
  "application/x-ndjson",
  "application/cbor",
  "*/*",
  "/",
  "json",
  "",
  "application/\xff",
  "application/json\r\nContent-Type: text/plain",
];
const CONTENT_ENCODINGS = [
  "gzip",
  "deflate",
  "br",
  "zstd",
  "identity",
  "x-gzip",
  "gzip, gzip",
  "compress",
  "*",
  "",
  "\xff",
];

/** Bodies by name. */
const BODIES: Readonly<Record<string, string | Buffer>> = {
  empty: "",
  whitespace: " \r\n\t ",
  null: "null",
  true: "true",
  zero: "0",
  "negative zero": "-0",
  "a string": '"a"',
  "an array": "[]",
  "two values": "{}{}",
  "a value and a trailing comma": "{},",
  "an unterminated object": "{",
  "an unterminated string": '{"display_name":"',
  "an unterminated array": '{"scopes":[',
  "a trailing comma": '{"display_name":"a",}',
  "a comment": '{/* */"display_name":"a"}',
  "single quotes": "{'display_name':'a'}",
  "an unquoted property name": "{display_name:1}",
  NaN: '{"display_name":NaN}',
  Infinity: '{"display_name":-Infinity}',
  "a leading zero": '{"display_name":01}',
  "a plus sign": '{"display_name":+1}',
  "a number that is too large": '{"display_name":1e99999}',
  "a number that is too long": `{"display_name":${"9".repeat(50_000)}}`,
  "a number with too many decimals": `{"display_name":0.${"1".repeat(50_000)}}`,
  "a duplicate property": '{"display_name":"a","display_name":"b","scopes":["api-logs.read"]}',
  "a duplicate property, once escaped": '{"display_name":"a","displ\\u0061y_name":1,"scopes":["api-logs.read"]}',
  __proto__: '{"__proto__":{"scopes":["api-keys.write"]},"display_name":"a"}',
  "an escaped __proto__": '{"\\u005f_proto__":{"a":1}}',
  "constructor.prototype": '{"constructor":{"prototype":{"a":1}}}',
  toString: '{"toString":1,"hasOwnProperty":1,"valueOf":null}',
  toJSON: '{"toJSON":"a"}',
  "a thenable": '{"then":"a"}',
  "an escaped NUL": '{"display_name":"\\u0000","scopes":["api-logs.read"]}',
  "a raw NUL": '{"display_name":"\x00"}',
  "a control character": '{"display_name":"\x01"}',
  "a line break in a string": '{"display_name":"\n"}',
  "a lone surrogate": '{"display_name":"\\ud800","scopes":["api-logs.read"],"external_identifier":"\\udfff"}',
  "surrogates in the wrong order": '{"display_name":"\\udc00\\ud800","scopes":["api-logs.read"]}',
  "an invalid escape": '{"display_name":"\\x41"}',
  "a truncated escape": '{"display_name":"\\u00"}',
  "right-to-left text": '{"display_name":"\\u202e","scopes":[]}',
  "an empty property name": '{"":1}',
  "a property name with slashes": '{"a/b~c":1,"~0~1":2}',
  "a property name of 50,000 characters": `{"${"n".repeat(50_000)}":1}`,
  "a string of 50,000 characters": `{"display_name":"${"x".repeat(50_000)}"}`,
  "depth 31": `${"[".repeat(31)}${"]".repeat(31)}`,
  "depth 1,000": `${"[".repeat(1_000)}${"]".repeat(1_000)}`,
  "depth 20,000": `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  "50,000 unclosed arrays": "[".repeat(50_000),
  "10,000 properties": `{${Array.from({ length: 10_000 }, (_, i) => `"n${i}":${i}`).join()}}`,
  "10,000 invalid scopes": `{"display_name":"a","scopes":[${'"x",'.repeat(9_999)}"x"]}`,
  "10,000 duplicate scopes": `{"display_name":"a","scopes":[${'"api-logs.read",'.repeat(9_999)}"api-logs.read"]}`,
  "a byte order mark": `\xef\xbb\xbf${GOOD_BODY}`,
  "overlong UTF-8": '{"display_name":"\xc0\xaf"}',
  "truncated UTF-8": '{"display_name":"\xe2\x82',
  "a byte that UTF-8 never uses": '{"display_name":"\xff"}',
  "a lone surrogate in UTF-8": '{"display_name":"\xed\xa0\x80"}',
  "UTF-16": utf16(GOOD_BODY),
  "UTF-32": Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0]),
  "compressed with gzip": gzipSync(GOOD_BODY),
  "a gzip bomb": gzipSync(Buffer.alloc(10_000_000)),
  "compressed with deflate": deflateSync(GOOD_BODY),
  "a form": "display_name=a&scopes=b",
  "a form of 20,000 fields": "a=b&".repeat(20_000),
  "a multipart form": '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
  XML: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  "a billion laughs":
    '<!DOCTYPE l [<!ENTITY a "l"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><l>&c;</l>',
  "a byte too many": `"${"x".repeat(999_999)}"`,
};
const ODD_BODIES = ["empty", "an array", "UTF-16", "compressed with gzip", "a gzip bomb", "a multipart form", "XML"];

/**
 * Requests whose body is odd or mislabeled.
 *
 * @param grounds - what their sender knows
 * @returns the requests
 */
export function bodies({ authorization, apiKeyId }: HostileGrounds): readonly HostileRequest[] {
  const operations = [
    { method: "POST", target: "/api-keys" },
    { method: "PATCH", target: `/api-keys/${apiKeyId}` },
  ];
  return operations.flatMap(({ method, target }) => {
    const request = (name: string, lines: string, body: string | Buffer = "", cut = false): HostileRequest => {
      const text = typeof body === "string" ? bytes(body) : body;
      const head = `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}\r\n${lines}`;
      return {
        name: `${method} ${name}`,
        parts: cut
          ? [
              bytes(`${head}Transfer-Encoding: chunked\r\n\r\n`),
              ...[...text.subarray(0, 200)].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10])),
              bytes("0\r\n\r\n"),
            ]
          : [bytes(`${head}Content-Length: ${text.length}\r\n\r\n`), text],
      };
    };
    const json = "Content-Type: application/json\r\n";
    return [
      ...Object.entries(BODIES).map(([name, body]) => request(name, json, body)),
      ...Object.entries(BODIES).map(([name, body]) => request(`${name}, in chunks of a byte`, json, body, true)),
      ...ODD_BODIES.flatMap((name) => [
        ...CONTENT_TYPES.map((type) =>
          request(`${name} as ${type.slice(0, 60)}`, `Content-Type: ${type}\r\n`, BODIES[name]),
        ),
        ...CONTENT_ENCODINGS.map((encoding) =>
          request(`${name} encoded as ${encoding}`, `${json}Content-Encoding: ${encoding}\r\n`, BODIES[name]),
        ),
      ]),
    ];
  });
}
