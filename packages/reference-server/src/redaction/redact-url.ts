import { decodeUrl } from "./decode-url.ts";
import { redactText } from "./redact-text.ts";
import { rememberPlain } from "./remember-plain.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/**
 * Redacts a URL, valid or not: user name and password, parameters whose names look secret, and secrets anywhere else,
 * even if they are percent-encoded. Everything else is unchanged.
 *
 * @example redactUrl("/api-keys?token=abc&limit=5") // "/api-keys?token=REDACTED&limit=5"
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

/** Redacts a segment, a parameter or a separator. A value that contains a secret once decoded is replaced whole. */
function redactPart(part: string): string {
  if (part.length < 2) return part;
  const [, name = "", value = part] = /^([^=]*=)(.*)$/s.exec(part) ?? [];
  const isSecret = (isSecretName(decodeUrl(name)) || isGrant(decodeUrl(name), decodeUrl(value))) && value !== "";
  return (hidesSecret(name) ? `${redacted}=` : name) + (isSecret || hidesSecret(value) ? redacted : value);
}

function hidesSecret(value: string): boolean {
  if (!/[%+]/.test(value)) return false;
  const decoded = decodeUrl(value).replaceAll("\0", "\uFFFD").toWellFormed();
  return redactText(decoded) !== decoded;
}

/** Path segments before a credential, mostly in links from emails: whoever has the next segment is let in. */
const BY_MAIL =
  /^(?:(?:reset|forgot|change|set|new|confirm)[-_]?password|password[-_]?reset|reset|magic([-_]?link)?|verify(-?email)?|email-?verification|confirm(ation|-?email)?|activate|activation|invitations?|invites?|unsubscribe|one-?time|login-?link|sso|callback)$/i;

/**
 * Tells whether a segment is secret because of the one before it: `/reset-password/X`, `/token/X`. A lowercase word is
 * part of the route, and what follows a plural, as in `/api-keys/X`, is an id.
 */
function isAfterSecret(parts: readonly string[], index: number): boolean {
  const [before = "", part = ""] = [parts[index - 2], parts[index]];
  if (parts[index - 1] !== "/" || part === "" || /^[a-z_-]{1,30}$/.test(part)) return false;
  return BY_MAIL.test(before) || (isSecretName(before) && !/s$/i.test(before));
}

/** Tells whether a parameter is an OAuth grant: `code=4xA9`, but not an error code as in `code=unauthorized`. */
function isGrant(name: string, value: string): boolean {
  return /^(?:code|state|oauth_code|auth_code|grant)=?$/i.test(name) && !/^[a-z][a-z0-9_]*$/.test(value);
}
