import { decodeUrl } from "./decode-url.ts";
import { redactText } from "./redact-text.ts";
import { rememberPlain } from "./remember-plain.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/**
 * Replaces the secrets in a URL, be it valid or not: a user's password, values of the query whose names look secret, and secrets
 * anywhere else, also where they are percent-encoded. What holds no secret stays as it was sent.
 *
 * @example redactUrl("http://127.0.0.1:4010/api-keys?token=abc&limit=5") // "http://127.0.0.1:4010/api-keys?token=REDACTED&limit=5"
 */
export function redactUrl(url: string): string {
  return redact(url);
}

const redact = rememberPlain((url) => {
  const [, origin = "", path = "", query = ""] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(url) ?? [];
  return redactText(
    redactOrigin(origin) +
      path
        .split(/([/;])/)
        .map((part, index, parts) => (isAfterSecret(parts, index) ? redacted : redactPart(part)))
        .join("") +
      query
        .split(/([?&#])/)
        .map(redactPart)
        .join(""),
  );
});

function redactOrigin(origin: string): string {
  return origin.replace(/\/\/.*@/s, `//${redacted}@`);
}

/** A segment, a parameter or what separates them. A value that shows a secret once it is decoded is replaced whole. */
function redactPart(part: string): string {
  if (part.length < 2) return part;
  const [, name = "", value = part] = /^([^=]*=)(.*)$/s.exec(part) ?? [];
  const isSecret = (isSecretName(decodeUrl(name)) || isGrant(decodeUrl(name), decodeUrl(value))) && value !== "";
  return name + (isSecret || hidesSecret(value) ? redacted : value);
}

function hidesSecret(value: string): boolean {
  if (!/[%+]/.test(value)) return false;
  const decoded = decodeUrl(value).replaceAll("\0", "\uFFFD").toWellFormed();
  return redactText(decoded) !== decoded;
}

/** Steps of a login that come by mail: what stands behind them in a path lets whoever has it in. */
const BY_MAIL =
  /^(?:(?:reset|forgot|change|set|new|confirm)[-_]?password|password[-_]?reset|reset|magic([-_]?link)?|verify(-?email)?|email-?verification|confirm(ation|-?email)?|activate|activation|invitations?|invites?|unsubscribe|one-?time|login-?link|sso|callback)$/i;

/** `/reset-password/X`, `/token/X`. A word in small letters is a part of the route, and an id is a name. */
function isAfterSecret(parts: readonly string[], index: number): boolean {
  const [before = "", part = ""] = [parts[index - 2], parts[index]];
  if (parts[index - 1] !== "/" || part === "" || /^[a-z_-]{1,30}$/.test(part)) return false;
  return BY_MAIL.test(before) || (isSecretName(before) && !/s$/i.test(before));
}

/** `code` is the grant of OAuth, unless it is a code of errors. */
function isGrant(name: string, value: string): boolean {
  return /^(?:code|state|oauth_code|auth_code|grant)=?$/i.test(name) && !/^[a-z][a-z0-9_]*$/.test(value);
}
