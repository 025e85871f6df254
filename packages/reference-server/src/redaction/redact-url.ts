import { redacted, redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";

/**
 * Replaces the secrets in a URL, be it valid or not: a user's password, values of the query whose names look secret, and secrets
 * anywhere else, also where they are percent-encoded. What holds no secret stays as it was sent.
 *
 * @example redactUrl("http://127.0.0.1:4010/api-keys?token=abc&limit=5") // "http://127.0.0.1:4010/api-keys?token=REDACTED&limit=5"
 */
export function redactUrl(url: string): string {
  const [, origin = "", path = "", query = ""] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(url) ?? [];
  return redactText(
    redactOrigin(origin) +
      path
        .split(/([/;])/)
        .map(redactPart)
        .join("") +
      query
        .split(/([?&#])/)
        .map(redactPart)
        .join(""),
  );
}

function redactOrigin(origin: string): string {
  return origin.replace(/\/\/.*@/s, `//${redacted}@`);
}

/** A segment, a parameter or what separates them. A value that shows a secret once it is decoded is replaced whole. */
function redactPart(part: string): string {
  if (part.length < 2) return part;
  const [, name = "", value = part] = /^([^=]*=)(.*)$/s.exec(part) ?? [];
  const isSecret = isSecretName(decode(name)) && value !== "";
  return name + (isSecret || hidesSecret(value) ? redacted : value);
}

function hidesSecret(value: string): boolean {
  if (!/[%+]/.test(value)) return false;
  const decoded = decode(value).replaceAll("\0", "\uFFFD").toWellFormed();
  return redactText(decoded) !== decoded;
}

/** Encoded twice or three times is no better hidden. Broken encoding is left as it is. */
function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  let decoded = text.replaceAll("+", " ");
  for (let round = 0; round < 3; round += 1) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"),
    );
  }
  return decoded;
}
