import { decodeUrl } from "./decode-url.ts";
import { redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/**
 * Redacts a URL-encoded form: the values of fields whose names look secret, and any other field that contains a secret.
 *
 * @param text - the body
 * @returns the redacted body; fields without a secret keep their encoding
 */
export function redactForm(text: string): string {
  return text
    .split("&")
    .map((pair) => {
      const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      if (value === "") return withoutSecret(pair);
      return `${withoutSecret(name)}=${isSecretName(decodeUrl(name)) ? redacted : withoutSecret(value)}`;
    })
    .join("&");
}

function withoutSecret(encoded: string): string {
  const plain = decodeUrl(encoded);
  return redactText(plain) === plain ? encoded : redacted;
}

/**
 * Redacts a `multipart/form-data` form. Files, and parts that are neither plain text nor JSON, are replaced whole,
 * because their content cannot be examined.
 *
 * @param text - the body
 * @param boundary - the `boundary` parameter of its media type
 * @returns the redacted body; `undefined` if it is not such a form
 */
export function redactMultipart(text: string, boundary: string): string | undefined {
  const mark = `--${boundary}`;
  const [before = "", ...parts] = text.split(mark);
  if (boundary === "" || before.trim() !== "" || parts.length === 0) return undefined;
  const kept: string[] = [];
  for (const part of parts) {
    if (part.startsWith("--")) {
      kept.push("--\r\n");
      break;
    }
    const read = /^[ \t]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([\s\S]*)$/.exec(part);
    if (read === null) {
      kept.push(redacted);
      break;
    }
    const [, head = "", content = ""] = read;
    const name = parameterOf(head, "name");
    const isFile = parameterOf(head, "filename") !== undefined;
    const isText = /^content-type:\s*(?:text\/plain|application\/json)/im.test(head) || !/^content-type:/im.test(head);
    const hidden = isFile || !isText || name === undefined || isSecretName(name);
    kept.push(`\r\n${redactText(head)}\r\n${hidden ? redacted : redactText(content.replace(/\r?\n$/, ""))}\r\n`);
  }
  return mark + kept.join(mark);
}

/** Reads a parameter of `Content-Disposition` (RFC 7578), also in its extended form, `name*=`. */
function parameterOf(head: string, name: string): string | undefined {
  const [line] = /^content-disposition:.*$/im.exec(head) ?? [];
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\*?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(line ?? "") ?? [];
  return quoted ?? plain;
}
