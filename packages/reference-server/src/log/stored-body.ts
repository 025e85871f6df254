import { essenceOf } from "@error-contract/contract";
import { parseJson } from "../json/parse-json.ts";
import {
  readBrokenJson,
  redacted,
  redactForm,
  redactJsonUpTo,
  redactMultipart,
  redactXml,
} from "../redaction/redact.ts";

/** How much of a body is kept, in bytes of UTF-8. The document states the number, at `request_body_truncated`. */
const kept = 10_000;

/**
 * How much of a body is examined, in characters. This is more than is kept, so that a secret that begins in the kept
 * part is redacted whole even if it ends well beyond it. It is limited, so that a megabyte does not hold up the server.
 */
const examined = 64_000;

/** The parser takes longer for a megabyte of brackets than for anything else. */
const opensTooMany = /^(?:\s*[[{]){200}/;

interface StoredBody {
  readonly request_body: unknown;
  readonly request_body_truncated: boolean;
}

/**
 * Redacts and truncates a request's body. JSON that is short enough stays a JSON value; everything else becomes text. A
 * body that is neither JSON nor a form nor XML is not kept, because nobody can tell where its secrets are.
 *
 * @param body - the body, decoded as UTF-8
 * @param contentType - the request's `Content-Type`
 * @returns the properties to store
 */
export function storedBody(body: string | undefined, contentType = ""): StoredBody {
  if (body === undefined || body === "") return { request_body: null, request_body_truncated: false };
  // A longer body is not examined as a whole, so it is not parsed either: parsing takes longer than everything else.
  const value = body.length > examined || opensTooMany.test(body) ? undefined : parseJson(body);
  if (value !== undefined) return storedJson(body, value);
  const text = body.slice(0, examined);
  const isWhole = text.length === body.length;
  const understood = redactOther(text, contentType, !isWhole);
  if (understood !== undefined) return cut(understood, isWhole);
  return { request_body: redacted, request_body_truncated: !isWhole || Buffer.byteLength(body) > kept };
}

function storedJson(body: string, value: unknown): StoredBody {
  const { value: plain, complete } = redactJsonUpTo(examined, value);
  const text = JSON.stringify(plain);
  if (!complete || Buffer.byteLength(text) > kept) return cut(text, complete);
  // Parsing would change a number. To show it exactly as sent, the body is kept as text.
  if (losesNumbers(body) && text === JSON.stringify(value))
    return { request_body: body, request_body_truncated: false };
  return { request_body: plain, request_body_truncated: false };
}

function redactOther(text: string, contentType: string, isCut: boolean): string | undefined {
  if (/^\s*[[{"]/.test(text)) {
    const broken = readBrokenJson(text, isCut);
    if (broken === undefined) return undefined;
    const beginning = JSON.stringify(redactJsonUpTo(examined, broken.value).value);
    return isCut ? beginning : `${beginning} ${redacted}`;
  }
  if (/^\s*</.test(text)) return redactXml(text);
  const type = essenceOf(contentType);
  if (type === "multipart/form-data") return redactMultipart(text, boundaryOf(contentType));
  if (type === "application/x-www-form-urlencoded") return redactForm(text);
  return undefined;
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? "";
}

/** Whether a number has more digits than a double can hold, or is out of its range: `12345678901234567890`, `1e400`. */
function losesNumbers(body: string): boolean {
  if (!/\d{16}|\d[eE]/.test(body.replaceAll(/[.]/g, ""))) return false;
  for (const [, number = ""] of body.matchAll(/"(?:[^"\\]|\\.)*"|(-?\d[\d.eE+-]*)/g)) {
    if (number !== "" && !isExact(number)) return true;
  }
  return false;
}

function isExact(number: string): boolean {
  return normal(number) === normal(String(Number(number)));
}

/** The significant digits of a number and its power of ten, the same for every spelling of the number. */
function normal(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  return significant === ""
    ? "0"
    : `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

function cut(text: string, complete: boolean): StoredBody {
  const bytes = Buffer.from(text);
  if (bytes.length <= kept && complete) return { request_body: text, request_body_truncated: false };
  // In streaming mode, the decoder omits a character that the cut would split.
  const beginning = new TextDecoder().decode(bytes.subarray(0, kept), { stream: true });
  return { request_body: beginning, request_body_truncated: true };
}
