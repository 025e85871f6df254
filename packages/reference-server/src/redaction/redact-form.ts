import { decodeUrl } from "./decode-url.ts";
import { redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/**
 * Replaces the secrets in a form of `application/x-www-form-urlencoded`, by the names of its fields and in their values.
 *
 * @param text - the body
 * @returns the body without them; what held none is as it was sent
 */
export function redactForm(text: string): string {
  return text
    .split("&")
    .map((pair) => {
      const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      if (value === "") return redactText(decodeUrl(name)) === decodeUrl(name) ? pair : redacted;
      if (isSecretName(decodeUrl(name))) return `${name}=${redacted}`;
      const plain = decodeUrl(value);
      return `${name}=${redactText(plain) === plain ? value : redacted}`;
    })
    .join("&");
}

/**
 * Replaces the secrets in a form of `multipart/form-data`. Files are left out: what they hold is not understood.
 *
 * @param text - the body
 * @param boundary - what separates its parts, from the content type
 * @returns the body without them; `undefined` when it is no such form
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

/** A parameter of `Content-Disposition` (RFC 7578), also in the form `name*=`. */
function parameterOf(head: string, name: string): string | undefined {
  const [line] = /^content-disposition:.*$/im.exec(head) ?? [];
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\*?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(line ?? "") ?? [];
  return quoted ?? plain;
}
